"""A free choice of rows, columns and grouping out of a view, as a table: the same from page and command line."""

from collections.abc import Sequence
from decimal import Decimal

import polars as pl
from pydantic import BaseModel, ConfigDict

from data.model import Span, View
from data.reference import stage_name
from data.store import Store
from data.wording import translate
from exports import switches
from exports import view as selected
from exports.address import of_view, path
from exports.measure import is_sample
from exports.numbers import digits
from exports.table import Table, as_of
from metrics import funding, schedule
from metrics.columns import COLUMNS
from metrics.month_columns import IN_MONTH

RATES = (
    "actual_pct", "issued_of_planned_pct", "disbursed_of_planned_pct", "disbursed_of_issued_pct",
)  # fmt: skip
"""What rows can be chosen by: those where the rate is known and less than a bound."""
TASK_COLUMNS = (
    "item_no", "project", "category", "area", "department", "partner_units", "working_group", "county",
    "responsible_unit", "implementing_body", "annual_target", "target_value", "target_unit", "done_value", "light",
    "stage", "task_state", "lag_days", "gap_pp", "actual_pct", "clock_pct", "clock", "planned_pct", "linear_pct",
    "plan_gap_pp", "linear_gap_pp", "first_plan_gap_pp", "spi_t", "overdue_node", "overdue_node_on", "overdue_days",
    "nodes_due", "moves", "completion_pct", "planned_wan", "issued_wan", "arrived_wan", "disbursed_wan",
    "issued_of_planned_pct", "disbursed_of_planned_pct", "disbursed_of_issued_pct", "disbursed_of_arrived_pct",
    "start_on", "due_on", "next_node", "next_node_on", "light_rule", "progress_light", "start_light", "entry_light",
    "month_tasks_light", "funds_light", "investment_light", "works_start_on", "late_start_months", "entry_months",
    "missed_months", "funds_pct", "funds_required_pct", "growth_pct", "city_growth_pct", "start_actual_on",
    "registered_on", "done_ytd_wan", "done_before_wan", "problem", "next_step", "file_name", "sheet", "row", "as_of",
    "received_at", "progress_month_pp", "done_month_value", "issued_month_wan", "arrived_month_wan",
    "disbursed_month_wan", "issued_month_of_planned_pct", "disbursed_month_of_planned_pct",
    "disbursed_month_of_issued_pct", "disbursed_month_of_arrived_pct",
)  # fmt: skip
"""What can be said of one task, in the usual order."""
GROUP_COLUMNS = (
    "tasks", "reported", "weighed_wan", "actual_pct", "clock_pct", "gap_pp", "linear_pct", "linear_gap_pp", "on_plan",
    "behind", "worst_lag_days", "spi_t", "blue", "green", "yellow", "orange", "red", "none", "questions", "planned_wan",
    "issued_wan", "disbursed_wan", "issued_of_planned_pct", "issued_base_wan", "disbursed_of_planned_pct",
    "disbursed_base_wan", "disbursed_of_issued_pct", "disbursed_issued_base_wan", "issued_gap_pp", "disbursed_gap_pp",
    "arrived_wan", "disbursed_of_arrived_pct", "disbursed_arrived_base_wan", "month_tasks", "progress_month_pp",
    "issued_month_wan", "arrived_month_wan", "disbursed_month_wan", "issued_month_of_planned_pct",
    "issued_month_base_wan", "disbursed_month_of_planned_pct", "disbursed_month_base_wan",
    "disbursed_month_of_issued_pct", "disbursed_month_issued_base_wan", "disbursed_month_of_arrived_pct",
    "disbursed_month_arrived_base_wan",
)  # fmt: skip
"""What can be said of a group of tasks."""
USUAL_OF_TASKS = (
    "project", "county", "light", "lag_days", "gap_pp", "actual_pct", "clock_pct", "planned_wan", "issued_wan",
    "disbursed_wan", "disbursed_of_planned_pct", "responsible_unit", "due_on", "problem",
)  # fmt: skip
USUAL_OF_GROUPS = (
    "tasks", "reported", "actual_pct", "clock_pct", "gap_pp", "behind", "planned_wan", "issued_wan",
    "issued_of_planned_pct", "disbursed_wan", "disbursed_of_planned_pct", "disbursed_base_wan",
)  # fmt: skip


class Extract(BaseModel):
    """What to take out of `view`: rows, then a grouping, then columns in an order. None and () leave things as usual.

    lag_over: only tasks that are behind by more than so many days. rate, below: only tasks whose rate is known and less
    than so many percent. stage: only tasks at this stage. questioned: only tasks with open questions.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    view: View = View()
    by: str | None = None
    columns: tuple[str, ...] = ()
    lag_over: int | None = None
    rate: str | None = None
    below: Decimal | None = None
    stage: str | None = None
    questioned: bool = False
    sort: str | None = None
    descending: bool = False


def offered(by: str | None) -> Sequence[str]:
    """The columns that there are, in the usual order."""
    return TASK_COLUMNS if by is None else (by, *GROUP_COLUMNS)


def usual(by: str | None, view: View) -> Sequence[str]:
    """The columns where none was chosen, after the switches of the view."""
    return switches.switched(USUAL_OF_TASKS if by is None else (by, *USUAL_OF_GROUPS), offered(by), view)


def rows(tasks: pl.DataFrame, wanted: Extract) -> pl.DataFrame:
    """The rows of a status frame that `wanted` asks for, with each task's own rates."""
    rated = funding.per_task(tasks)
    conditions = [pl.lit(value=True)]
    if wanted.lag_over is not None:
        conditions.append(pl.col("lag_days") > wanted.lag_over)
    if wanted.rate and wanted.below is not None:
        conditions.append(pl.col(wanted.rate) < pl.lit(wanted.below))
    if wanted.stage:
        conditions.append(pl.col("stage") == wanted.stage)
    if wanted.questioned:
        conditions.append(pl.col("questions") > 0)
    return rated.filter(*conditions)


def extract(store: Store, wanted: Extract, language: str) -> Table:
    """The table that `wanted` describes, with a total over all its tasks. LookupError while nothing is stored."""
    while True:
        made = _extract(store, wanted, language)
        # a load may have been published meanwhile: the version that is named must be the one that was read
        if store.version() == made.data_version:
            return made


def _extract(store: Store, wanted: Extract, language: str) -> Table:
    version = store.version()
    if version is None:
        raise LookupError("nothing is stored yet")
    names = list(wanted.columns or usual(wanted.by, wanted.view))
    span = Span.MONTH if set(names) & set(IN_MONTH) else wanted.view.span
    chosen = rows(selected.tasks(store, wanted.view.model_copy(update={"span": span})), wanted)
    grouped = chosen if wanted.by is None else figures(chosen, wanted.by)
    whole = figures(chosen, None).select(name for name in names if name in GROUP_COLUMNS)
    return Table(
        frame=_sorted(grouped, wanted).select(names),
        total=whole if whole.width and chosen.height else None,
        title=_title(wanted, language),
        view=wanted.view,
        period=selected.period(store, wanted.view),
        as_of=as_of(chosen),
        data_version=version,
        language=language,
        is_sample=is_sample(store),
        by=wanted.by,
        conditions=tuple(conditions(wanted, language)),
        address=_address(wanted),
    )


def _address(wanted: Extract) -> str:
    """Where the export page shows the same."""
    whole = {
        **of_view(wanted.view),
        "rows_by": wanted.by,
        "lag_over": None if wanted.lag_over is None else str(wanted.lag_over),
        "rate": wanted.rate,
        "below": str(wanted.below) if wanted.below is not None else None,
        "stage": wanted.stage,
        "questioned": "true" if wanted.questioned else None,
        "figures" if wanted.by else "columns": [name for name in wanted.columns if name != wanted.by],
        "sort": wanted.sort,
        "descending": "true" if wanted.descending else None,
    }
    return path("export", whole)


def figures(tasks: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Schedule and funding side by side: one row per value of `by`, in the usual order; one row for None."""
    progress, money = schedule.by_group(tasks, by), switches.with_month(funding.by_group, tasks, by)
    return pl.concat([progress, money.select(pl.exclude(progress.columns))], how="horizontal")


def conditions(wanted: Extract, language: str) -> list[tuple[str, str]]:
    """What else narrows the rows, as (what, value) in words."""
    yes = translate(language, "是")
    found = []
    if wanted.lag_over is not None:
        found.append((translate(language, "滞后天数多于"), translate(language, "{n}天", n=wanted.lag_over)))
    if wanted.rate and wanted.below is not None:
        rate = translate(language, COLUMNS[wanted.rate].label)
        found.append((translate(language, "{rate}低于（未报的不计入）", rate=rate), f"{digits(wanted.below)}%"))
    if wanted.stage:
        found.append((translate(language, "当前阶段"), stage_name(wanted.stage, language)))
    if wanted.questioned:
        found.append((translate(language, "只要有疑问的任务"), yes))
    return found


def _sorted(frame: pl.DataFrame, wanted: Extract) -> pl.DataFrame:
    if wanted.sort is None:
        return frame
    return frame.sort(wanted.sort, descending=wanted.descending, nulls_last=True, maintain_order=True)


def _title(wanted: Extract, language: str) -> str:
    if wanted.by is None:
        return translate(language, "任务明细")
    return translate(language, "进度和资金（按{dimension}）", dimension=translate(language, COLUMNS[wanted.by].label))
