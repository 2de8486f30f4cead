"""The way back from a county, department, project, task or cell: breadcrumbs that keep period and as-of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from pages.components.choices import filters, links
from pages.components.choices.address import ALL
from pages.components.frame.heading import plain
from pages.components.frame.language import t


@dataclass(frozen=True, slots=True)
class Step:
    """A place on the way: its name, the page that it is looked at on, what is chosen there."""

    name: str
    page: str
    chosen: Mapping[str, str | None] = field(default_factory=dict)


def show(steps: Sequence[Step], here: str) -> None:
    """From the whole city down to where the reader stands; each step but the last is a way back."""
    everything = filters.whole_city() | {"project": ALL}
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="trail"):
        for at, step in enumerate((Step(t("全市"), "overview.py"), *steps)):
            if st.button(plain(step.name), key=f"trail_{at}", type="tertiary"):
                links.to(step.page, {**everything, **step.chosen})
            st.markdown("›")
        st.markdown(f"**{plain(here)}**")


def county(name: str) -> Step:
    """One county."""
    return Step(name, "county.py", {"county": name})


def department(name: str) -> Step:
    """One department."""
    return Step(name, "department.py", {"department": name})


def project(name: str) -> Step:
    """One project in all its counties."""
    return Step(name, "project.py", {"project": name})


def task(project_name: str, county_name: str) -> Step:
    """One project in one county."""
    return Step(project_name, "project.py", {"project": project_name, "county": county_name})
