"""What of an address belongs to one page alone: a page that it means nothing on drops it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data.reference import categories
from pages.components import comparing
from pages.components.choices import measures, picking, published

CELL = {"submission_id": "submission", "sheet": "sheet", "cell": "cell"}
"""What leads to a cell, by the names of columns: the names of the address."""
STAGES = tuple(f"{chart}_{code}" for chart in ("funnel", "reached") for code in categories().get_column("category"))
"""The charts of stages and milestones, each with the bar that is looked at."""
OWN: Mapping[str, Sequence[str]] = {
    "meeting": ("s",),
    "schedule": ("schedule_part", "by", "lags"),
    "funding": ("funding_part", "by", measures.NAME),
    "categories": STAGES,
    "project": ("every_month",),
    "credibility": ("form",),
    "reconciliation": tuple(published.LABELS),
    "compare": (*comparing.NAMES, "by"),
    "submissions": (*CELL.values(), "way"),
    "export": picking.NAMES,
    "bulletin": ("kind",),
    "definitions": ("metric",),
}
"""Page → names of the address that no other page heeds."""
WRITTEN = ("lags", "form", *STAGES, *published.LABELS)
"""Names that stand in the address alone: no widget is bound to them."""


def of(page: str, name: str) -> bool:
    """Whether the page heeds a name of the address, as far as names belong to pages."""
    return name in OWN.get(page, ()) or all(name not in names for names in OWN.values())


def keep(page: str) -> None:
    """Drop what stands in the address and belongs to another page, before the page's own widgets are made."""
    for name in [name for name in st.query_params if not of(page, name)]:
        del st.query_params[name]


def written() -> dict[str, str]:
    """What stands in the address alone, for a view that is to be opened again."""
    return {name: st.query_params[name] for name in WRITTEN if name in st.query_params}
