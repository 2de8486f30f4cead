"""The filters that all pages share. Each is bound to the address, so that a view can be sent and returned to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from data.model import Clock, Denominator, Light, Linear, Span, Unit, View
from data.reference import category_name
from data.reference.lights import light_presets, light_words
from data.wording import LANGUAGES, msg
from exports.address import of_view, path
from exports.codes import SETTINGS, words
from pages.components import comparing
from pages.components.choices import measures, parts, picking, switches
from pages.components.choices.address import ALL
from pages.components.frame.language import language, t
from pages.components.reading import period_source, source


@dataclass(frozen=True)
class Filter:
    """One filter: its name in the address, its label, its word where nothing is chosen, its px in each language."""

    name: str
    label: str
    nothing: str
    widths: tuple[int, int]


PERIOD = Filter("period", msg("报告期"), "", (112, 112))
AS_OF = Filter("as_of", msg("数据截至（按收到时间）"), msg("收文截至最新"), (168, 176))
NAMED = ("period", "as_of", "county", "department", "working_group", "project")
"""Filters whose choices stand in the address without being put into words."""
COUNTY = Filter("county", msg("区县"), msg("全部区县"), (128, 136))
DEPARTMENT = Filter("department", msg("牵头单位"), msg("全部牵头单位"), (205, 205))
CATEGORY = Filter("category", msg("类别"), msg("全部类别"), (128, 144))
GROUP = Filter("working_group", msg("工作小组"), msg("全部工作小组"), (172, 184))
LIGHT = Filter("light", msg("亮灯"), msg("全部亮灯"), (128, 122))
CHOICES: Mapping[str, Sequence[str]] = {
    "clock": [str(clock) for clock in Clock],
    "linear": [str(linear) for linear in Linear],
    "lights": list(light_presets()),
    "unit": [str(unit) for unit in Unit],
    "span": [str(span) for span in Span],
    "denominator": [str(denominator) for denominator in Denominator],
}
"""How figures are judged and counted: the usual way first."""
OF_TABLES = {"unit": msg("表中金额单位"), "denominator": msg("分组图表的拨付率分母")}
"""What the line below the headline calls switches that headline and tiles do not follow."""
SETTINGS_BOX = "settings"
"""The button that the settings stand behind."""
SETTING_WIDTH, SETTINGS_WIDTH = 264, 560
"""In px: one choice, and two beside each other."""
JUDGED = ("clock", "linear", "lights")
"""Those that decide about lights."""
OF_FILES = ("submissions", "reconciliation")
"""Pages about what was received: of the filters only the day of receipt says anything there."""
OF_THE_CITY = ("bulletin",)
"""Pages that always speak of the whole city."""
PROJECT = Filter("project", msg("项目"), msg("选择一个项目"), (420, 420))


NARROWING = (COUNTY, DEPARTMENT, CATEGORY, GROUP, LIGHT)
"""The filters that choose among tasks."""
FILTERS = (PERIOD, AS_OF, COUNTY, DEPARTMENT, CATEGORY, GROUP, LIGHT, PROJECT)
BOUND = (
    *(each.name for each in FILTERS),
    *CHOICES,
    "by",
    "kind",
    *picking.NAMES,
    *comparing.NAMES,
    *parts.NAMES,
    measures.NAME,
)
"""What stands in the address and makes a view."""


def bar(page: str) -> None:
    """The row of filters that the page heeds.

    Where files are looked at all stand there, most out of sight: the address keeps the reader's view for the way back.
    """
    if page == "definitions":
        return
    key = "filters_of_files" if page == "submissions" else "filters"
    with st.container(horizontal=True, gap="xsmall", key=key, vertical_alignment="bottom"):
        if page in ("project", "submissions"):
            _choice(PROJECT, source.choices("project"), str)
        months = period_source.periods()
        if months and page != "reconciliation":
            _select(PERIOD, months, said_month, months.index(period_source.usual()))
        _choice(AS_OF, source.as_of_days(), date.isoformat)
        if page == "reconciliation":
            return
        if page == "project":
            if chosen_project():
                _choice(COUNTY, source.choices("county"), str)
        elif page not in OF_THE_CITY:
            _narrowing()
        _settings()


def _narrowing() -> None:
    _choice(COUNTY, source.choices("county"), str)
    _choice(DEPARTMENT, source.choices("department"), str)
    _choice(CATEGORY, source.choices("category"), said_category)
    _choice(GROUP, source.choices("working_group"), str)
    _choice(LIGHT, tuple(str(light) for light in Light), said_light)


def view(**fixed: str | date | None) -> View:
    """What the reader has chosen; `fixed` parts are set by the page itself (None: the page ignores that filter)."""
    names = ("period", "as_of", "county", "department", "category", "working_group", "light")
    chosen = {name: st.session_state.get(name) or None for name in names}
    judged = {name: st.session_state[name] for name in CHOICES if name != "unit" and st.session_state.get(name)}
    return View.model_validate({**chosen, **judged, **fixed})


def of_files(view: View) -> View:
    """The same for what is taken away: its amounts are in the unit of the tables. Figures do not depend on it."""
    return view.model_copy(update={"unit": switches.unit()})


def options(name: str) -> Sequence[str]:
    """What there is to choose of a setting, the usual first; of units that of the reader's language."""
    usual = str(switches.USUAL[language()])
    return [usual, *(each for each in CHOICES[name] if each != usual)] if name == "unit" else CHOICES[name]


def settings(*, changed_only: bool, own_month: bool) -> Sequence[str]:
    """How figures are judged, and how they are counted where that is not as usual, in the reader's words.

    Only what is not as usual if `changed_only`. `own_month`: the headline follows the switch to the month by itself.
    """
    values = _set()
    judged = () if changed_only else JUDGED
    shown = (name for name in CHOICES if name in judged or values[name] != options(name)[0])
    return [
        t("{filter}：{choice}", filter=t(OF_TABLES.get(name, SETTINGS[name])), choice=_counted(name, values, own_month))
        for name in shown
    ]


def _counted(name: str, values: Mapping[str, str], own_month: bool) -> str:
    if name == "span" and values[name] == Span.MONTH and not own_month:
        return t("累计（另列当月）")
    return said_setting(name, values[name])


def chosen_project() -> str | None:
    """The project that the project page is about."""
    project: str | None = st.session_state.get("project")
    return project or None


def active() -> Mapping[str, str]:
    """The filters that narrow the view: name → what is chosen, in the reader's words."""
    said: dict[str, Callable[[Any], str]] = {"category": said_category, "light": said_light}
    values = {each: st.session_state.get(each.name) for each in NARROWING}
    return {t(each.label): said.get(each.name, str)(value) for each, value in values.items() if value}


def label(name: str) -> str:
    """What the reader calls a filter that narrows."""
    return next(t(each.label) for each in NARROWING if each.name == name)


def chosen() -> dict[str, Any]:
    """All that was chosen, by the names of the address; without a period, the usual one is meant."""
    settings = _set() if SETTINGS_BOX in st.session_state else {}  # only where the page has them
    values: dict[str, Any] = settings | {name: st.session_state[name] for name in BOUND if name in st.session_state}
    if PERIOD.name not in st.query_params:
        values.pop(PERIOD.name, None)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def address(view: View) -> str:
    """Where this page with all that is chosen on it can be found again, from the host on; its month is named."""
    here = urlsplit(st.context.url or "").path.strip("/")
    return path(here, {**of_view(view.model_copy(update={"period": source.period(view)})), **st.query_params.to_dict()})


def usual_period() -> dict[str, str]:
    """The usual month, as a choice; nothing where nothing was reported."""
    month = period_source.usual()
    return {PERIOD.name: month.isoformat()} if month else {}


def whole_city() -> dict[str, str]:
    """No narrowing filter, as choices."""
    return {each.name: ALL for each in NARROWING}


def _choice(shape: Filter, options: Sequence[Any], shown: Callable[[Any], str]) -> None:
    nothing = t(shape.nothing)
    _select(shape, (ALL, *options), lambda value: nothing if value == ALL else shown(value))


def _select(shape: Filter, options: Sequence[Any], shown: Callable[[Any], str], first: int = 0) -> None:
    st.selectbox(
        t(shape.label),
        options,
        first,
        format_func=shown,
        key=shape.name,
        bind="query-params",
        width=shape.widths[LANGUAGES.index(language())],
        label_visibility="collapsed",
    )


def _settings() -> None:
    """Clocks, bounds of the lights, units, behind one button: few change them, and all can see what they are.

    Six choices cost a run as much as a chart, so they are made only for those who look at them or have changed one.
    """
    with st.popover(t("口径和单位"), width="content", key=SETTINGS_BOX, on_change="rerun") as box:
        if box.open or _are_set():
            with st.container(horizontal=True, width=SETTINGS_WIDTH):
                _ask_all()


def _are_set() -> bool:
    """Whether the address or the reader wants one otherwise than usual: it stays as long as its widget is there."""
    asked = st.query_params.to_dict()
    return any(name in asked or value != options(name)[0] for name, value in _set().items())


def _set() -> dict[str, str]:
    """How figures are judged and counted, as usual where the reader has said nothing else."""
    return {name: st.session_state.get(name) or options(name)[0] for name in CHOICES}


def _ask_all() -> None:
    for names in (JUDGED, tuple(name for name in CHOICES if name not in JUDGED)):
        with st.container(width=SETTING_WIDTH):
            for name in names:
                _ask(name)


def _ask(name: str) -> None:
    said = {code: said_setting(name, code) for code in CHOICES[name]}
    st.selectbox(t(SETTINGS[name]), options(name), format_func=said.__getitem__, key=name, bind="query-params")


def said_setting(name: str, code: str) -> str:
    """A way of judging or counting, in the reader's words."""
    return words(name, code, language())


def said_month(month: date) -> str:
    """A month as the filter and the address have it."""
    return f"{month:%Y-%m}"


def said_category(code: str) -> str:
    """A category, in the reader's words."""
    return category_name(code, language())


def said_light(code: str, of: str | None = None) -> str:
    """As the product calls it under every preset: the word stands in the address, and must stay when presets change."""
    return light_words(code, of or language())
