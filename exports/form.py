"""The form that a county fills in for a month: its own tasks printed, the last accepted figures to start from.

What the loaders read of it (title, banner, headers, stages) is Chinese in every language: it is the office's paper.
Only the help around it follows the reader's language.
"""

import functools
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl

from data.model import Kind, received_before
from data.reference import category_name, stages
from data.store import Store
from data.wording import translate
from exports import form_sheet
from exports.choice import ChoiceError
from exports.codes import standing
from exports.form_layout import COLUMNS, DIVIDED, LEVELS, NO, YES, Form, Line, source_name
from exports.numbers import digits
from metrics.grouping import IN_ORDER

EVER = received_before(None)
SENT_WITH = (Kind.REGISTER, Kind.BREAKDOWN)
SOURCES = tuple(source_name(measure, level) for measure in DIVIDED for level in LEVELS)
FIGURES = (
    "issued_wan", "arrived_wan", "disbursed_wan", "paid_wan", "physical_pct", "done_value", "start_actual_on",
    "registered_on", "is_registered", "done_ytd_wan", "done_before_wan", "problem", "next_step", *SOURCES,
)  # fmt: skip
SOMETIMES = (
    "arrived_wan", "paid_wan", "start_actual_on", "registered_on", "is_registered", "done_ytd_wan", "done_before_wan",
    *SOURCES,
)  # fmt: skip
"""What a form asks for only where it was reported before."""
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Sender:
    """Who fills in a form: a county or, where `unit` is given, one responsible unit of it."""

    county: str
    unit: str | None = None


def workbook(store: Store, county: str, period: date, language: str, unit: str | None = None) -> bytes:
    """The form of `county` for `period` (a month's first day) as .xlsx; of one of its responsible units with `unit`.

    Amounts are in 万元. The editable cells hold the newest figures reported for an earlier month of the year; they are
    empty where there are none. Raises ChoiceError where the county (or unit) has no task in that year.
    """
    return form_sheet.write(form(store, Sender(county, unit), period, language), language)


def file_name(county: str, period: date, unit: str | None = None) -> str:
    """What the form is called, such as 雁江区_2023年03月_民生实事进展情况.xlsx; safe on every system."""
    sender = "_".join(NOT_IN_FILE_NAMES.sub("、", part) for part in (county, unit) if part)
    return f"{sender}_{period:%Y}年{period:%m}月_民生实事进展情况.xlsx"


def senders(store: Store, period: date, *, by_unit: bool = False) -> list[Sender]:
    """Who has tasks in the year: counties or, `by_unit`, every responsible unit, in the breakdown's order."""
    rows = _status(store, period, None).filter(pl.col("period") == period)
    units = pl.col("responsible_unit") if by_unit else pl.lit(None, pl.String)
    found = rows.sort("county_place", "county", maintain_order=True).select("county", unit=units)
    return [Sender(*row) for row in found.unique(maintain_order=True).iter_rows()]


def form(store: Store, sender: Sender, period: date, language: str = "zh") -> Form:
    """What stands in the form. Raises ChoiceError where nothing is to be reported."""
    known = _status(store, period, sender.county)
    if sender.unit:
        known = known.filter(pl.col("responsible_unit") == sender.unit)
    tasks = known.filter(pl.col("period") == period)
    if tasks.is_empty():
        asked = translate(
            language, "{sender}在{year}年没有目标任务。", sender=sender.unit or sender.county, year=period.year
        )
        raise ChoiceError(asked)
    earlier = known.filter((pl.col("period") < period) & pl.col("submission_id").is_not_null()).sort("period")
    last = {row["project_id"]: row for row in earlier.iter_rows(named=True)}
    for project, amounts in _sources(store, last).items():
        last[project] |= amounts
    lines = tuple(_line(task, last.get(task["project_id"], {})) for task in tasks.iter_rows(named=True))
    return Form(sender.unit or sender.county, period, lines, _shown(sender, lines), bool(last), _is_sample(store))


def _sources(store: Store, last: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """What the last report of each project divided by source: project → column → amount."""
    found: dict[str, dict[str, object]] = {}
    for month in sorted({str(row["period"]) for row in last.values()}):
        rows = store.table("fund_sources", period=date.fromisoformat(month), received_before=EVER)
        for row in rows.iter_rows(named=True):
            known = last.get(row["project_id"], {})
            is_same = (known.get("county"), str(known.get("period"))) == (row["county"], month)
            if is_same and row["measure"] in DIVIDED:
                amounts = found.setdefault(row["project_id"], {})
                amounts[source_name(row["measure"], row["level"])] = row["amount_wan"]
    return found


def _status(store: Store, period: date, county: str | None) -> pl.DataFrame:
    january = period.replace(month=1)
    free: dict[str, object] = dict.fromkeys(("department", "category", "working_group", "project"))
    status = store.table("status", period=period, since=january, received_before=EVER, county=county, **free)
    return status.sort("period", *IN_ORDER)


def _line(task: dict[str, object], last: dict[str, object]) -> Line:
    category = str(task["category"])
    values = {name: task[name] for name in ("item_no", "project", "county", "planned_wan", "target_unit")}
    values |= {name: last.get(name) for name in FIGURES}
    values |= {"category": category_name(category, "zh"), "target": _target(task)}
    words = _stages(category)
    values["stage"] = _standing(last.get("stage"), last.get("task_state"))
    if values["is_registered"] is not None:
        values["is_registered"] = YES if values["is_registered"] else NO
    open_ = {column.name for column in COLUMNS if column.is_editable}
    if not words:
        open_.discard("stage")
    elif category != "construction" and values["physical_pct"] is None:
        open_.discard("physical_pct")  # a subsidy's progress is people and money, never works
    if category != "construction":
        open_ -= {"start_actual_on", "registered_on", "is_registered"}
    return Line(values, frozenset(open_), words)


def _standing(stage: object, state: object) -> str | None:
    """The stage last reported, with the state over it as the loaders read it; nothing for a state without a stage."""
    return standing(str(stage), str(state) if state else None, "zh") if stage else None


def _target(task: dict[str, object]) -> object:
    """The county's own target: words, number with unit, else the project's."""
    number, unit = task["target_value"], task["target_unit"] or ""
    return task["target_text"] or (f"{digits(number)}{unit}" if isinstance(number, Decimal) else task["annual_target"])


@functools.cache
def _stages(category: str) -> tuple[str, ...]:
    """The stages to choose from, "not begun" first; none for a category without a life cycle of its own."""
    own = stages().filter(pl.col("category") == category)
    common = stages().filter(pl.col("category").is_null())
    return tuple(pl.concat([common, own]).get_column("zh")) if own.height else ()


def _shown(sender: Sender, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The columns that the form needs: 区县 where the sender is no county, 资金到位 and the like if reported before."""
    unneeded = set() if sender.unit else {"county"}
    unneeded |= {name for name in SOMETIMES if all(line.values[name] is None for line in lines)}
    return tuple(column.name for column in COLUMNS if column.name not in unneeded)


def _is_sample(store: Store) -> bool:
    """Whether the tasks are the sample's: a form of sample data says so, like every file of it."""
    registers = store.table("submissions", received_before=EVER).filter(pl.col("kind").is_in(SENT_WITH))
    return bool(registers.get_column("is_sample").any())
