"""Light dimensions: what some places judge besides progress, each with a light of its own and the number behind it.

*start* (开工): construction that has not started, by months since its planned start; that month is the first.
*entry* (入库): works that have started and are not in the statistical register, by calendar months since the month of
the start: the day that a form tells (实际开工时间), else the first month whose report stands at 开工 or beyond. Entered
once is entered for good. A month whose form says nothing about it, of a task that was not entered before, has no light.
*month_tasks* (区级任务): a month of a county's task is missed where less is done than its own timetable wants by then;
judged by how many reported months in a row were missed, within the year. A task without a timetable has no light.
*funds* (资金): money of some levels (中央、市本级) that has moved, as % of what is planned of them: green from the
clock on, the worst light below what is required, and a light of the product's own between the two.
*investment* (固投): growth of the year's investment over the same months of last year, against the growth that is
expected and that of the whole city (Σ ÷ Σ over the tasks that told both). The only dimension that a group has as well:
its own growth, Σ ÷ Σ, held against the same.
A dimension is missing where a task does not fall under it or nothing is known of it; only progress says "unreported".
A bound (metrics.schedule) has neither months to miss nor a course for its money.
Source: docs/metrics.md, "lights".
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import polars as pl

from data.model import Light
from data.reference import milestone_position
from data.reference.lights import RULES, ByMonths, Funds, Investment, LightPreset
from metrics.grouping import group
from metrics.progress import is_bound
from metrics.ratio import HUNDRED, RATE, percent, total, where_both_known

TASK = ["project_id", "county"]
FACTS: Mapping[str, pl.DataType | type[pl.DataType]] = MappingProxyType({
    "late_start_months": pl.Int32, "works_start_on": pl.Date, "entry_months": pl.Int32, "missed_months": pl.Int32,
    "funds_pct": RATE, "funds_required_pct": RATE, "growth_pct": RATE, "city_growth_pct": RATE,
})  # fmt: skip
"""The numbers behind the lights."""
LIGHTS = {name: f"{name}_light" for name in RULES}
"""Dimension → its column."""


def per_task(lit: pl.DataFrame, preset: LightPreset) -> pl.DataFrame:
    """Add <dimension>_light and FACTS; all missing but those of the dimensions that the preset has.

    Needs the columns of data/sql/status.sql, position, actual_pct, planned_pct and clock_pct; for funds of some levels
    funds_moved_wan and funds_planned_wan too. `city_growth_pct` is computed over `lit` where it is not there yet.
    """
    empty = {**FACTS, **dict.fromkeys(LIGHTS.values(), pl.String)}
    told = lit.with_columns(
        pl.lit(None, dtype=kind).alias(name) for name, kind in empty.items() if name not in lit.columns
    )
    for name, judge in _JUDGES.items():
        if getattr(preset, RULES[name]):
            told = judge(told, preset)
    return told.select(*lit.columns, *(name for name in empty if name not in lit.columns))


def _start(told: pl.DataFrame, preset: LightPreset) -> pl.DataFrame:
    months = _months("period") - _months("start_on") + 1
    is_built = pl.col("category") == "construction"
    waits = is_built & ~_has_started() & (months > 0)
    has_plan = is_built & pl.col("position").is_not_null() & pl.col("start_on").is_not_null()
    counted = told.with_columns(late_start_months=pl.when(waits).then(months))
    light = _by_months("late_start_months", preset.late_start)
    return counted.with_columns(start_light=pl.when(has_plan).then(light))


def _entry(told: pl.DataFrame, preset: LightPreset) -> pl.DataFrame:
    first = pl.when(_has_started()).then("period")
    start = pl.coalesce(
        pl.col("start_actual_on").forward_fill().over(TASK, order_by="period"),
        first.forward_fill().cum_min().over(TASK, order_by="period"),
    )
    entered = pl.col("is_registered").fill_null(value=False).cast(pl.Int8).cum_max().over(TASK, order_by="period") == 1
    is_built = pl.col("category") == "construction"
    dated = told.with_columns(works_start_on=pl.when(is_built).then(start), _entered=is_built & entered)
    waits = pl.col("works_start_on").is_not_null() & ~pl.col("_entered") & ~pl.col("is_registered")
    months = pl.when(waits).then(_months("period") - _months("works_start_on"))
    counted = dated.with_columns(entry_months=pl.when(months >= 0).then(months))
    light = pl.when(pl.col("_entered")).then(pl.lit(str(Light.GREEN))).when(pl.col("entry_months").is_not_null())
    return counted.with_columns(entry_light=light.then(_by_months("entry_months", preset.late_entry))).drop("_entered")


def _month_tasks(told: pl.DataFrame, preset: LightPreset) -> pl.DataFrame:
    falls_under = pl.col("planned_pct").is_not_null() & ~pl.col("county").is_in(preset.city_level) & ~is_bound()
    missed = (falls_under & (pl.col("actual_pct") < pl.col("planned_pct"))).fill_null(value=False)
    follows = _months("period") - _months("period").shift(1).over(TASK, order_by="period") == 1
    marked = told.with_columns(_missed=missed, _breaks=(~missed | ~follows.fill_null(value=False)).cast(pl.Int32))
    runs = marked.with_columns(_run=pl.col("_breaks").cum_sum().over(TASK, order_by="period"))
    in_a_row = pl.col("_missed").cast(pl.Int32).cum_sum().over(*TASK, "_run", order_by="period")
    known = falls_under & pl.col("actual_pct").is_not_null()
    counted = runs.with_columns(missed_months=pl.when(known).then(in_a_row))
    light = pl.when(known).then(_by_months("missed_months", preset.missed_months))
    return counted.with_columns(month_tasks_light=light).drop("_missed", "_breaks", "_run")


def _funds(told: pl.DataFrame, preset: LightPreset) -> pl.DataFrame:
    assert preset.funds is not None
    moved, planned = ("funds_moved_wan", "funds_planned_wan") if preset.funds.levels else (
        f"{preset.funds.measure}_wan", "planned_wan",
    )  # fmt: skip
    if moved not in told.columns:
        return told
    rated = told.with_columns(
        funds_pct=percent(pl.col(moved), pl.col(planned)), funds_required_pct=_required(preset.funds)
    )
    known = pl.col("funds_pct").is_not_null() & pl.col("clock_pct").is_not_null() & ~is_bound()
    on_plan = pl.col("funds_pct") >= pl.col("clock_pct")
    is_below = (pl.col("funds_pct") < pl.col("funds_required_pct")).fill_null(value=False)
    light = (
        pl.when(known & on_plan).then(pl.lit(str(Light.GREEN)))
        .when(known & is_below).then(pl.lit(str(preset.funds.below)))
        .when(known).then(pl.lit(str(preset.funds.between)))
    )  # fmt: skip
    return rated.with_columns(funds_light=light)


def _required(funds: Funds) -> pl.Expr:
    """What is required by the month: the last that the preset names, nothing before the first of them."""
    by_month: dict[int, object] = {}
    for month in range(1, 13):
        named = [each.pct for each in funds.required if each.month <= month]
        by_month[month] = named[-1] if named else None
    return pl.col("period").dt.month().replace_strict(by_month, return_dtype=RATE)


def city_growth(status: pl.DataFrame) -> pl.DataFrame:
    """One row per period of `status`, which holds the whole city: period, city_growth_pct."""
    return status.group_by("period").agg(city_growth_pct=_growth())


def _growth() -> pl.Expr:
    """Σ this year's investment ÷ Σ that of the same months of last year − 100 %, over the tasks that told both."""
    both = [
        total(where_both_known(pl.col(one), pl.col(other)))
        for one, other in (("done_ytd_wan", "done_before_wan"), ("done_before_wan", "done_ytd_wan"))
    ]
    return percent(both[0], both[1]) - HUNDRED


def by_group(tasks: pl.DataFrame, by: str, preset: LightPreset) -> pl.DataFrame:
    """The light of a group's own investment, per value of `by`: <by>, growth_pct, city_growth_pct, investment_light.

    `tasks`: judged rows of one month (city_growth_pct is that of the whole city). All missing where the preset judges
    no investment.
    """
    grown = group(tasks, by, [_growth().alias("growth_pct"), pl.col("city_growth_pct").first()])
    if preset.investment is None:
        empty = pl.lit(None, dtype=RATE)
        return grown.with_columns(empty.alias("growth_pct"), investment_light=pl.lit(None, dtype=pl.String))
    return grown.with_columns(investment_light=_by_growth(preset.investment))


def _investment(told: pl.DataFrame, preset: LightPreset) -> pl.DataFrame:
    assert preset.investment is not None
    if told.get_column("city_growth_pct").is_null().all():
        told = told.drop("city_growth_pct").join(city_growth(told), on="period", how="left", maintain_order="left")
    grown = told.with_columns(growth_pct=percent(pl.col("done_ytd_wan"), pl.col("done_before_wan")) - HUNDRED)
    return grown.with_columns(investment_light=_by_growth(preset.investment))


def _by_growth(investment: Investment) -> pl.Expr:
    growth = pl.col("growth_pct")
    reached = (growth >= investment.expected_pct) & (growth >= pl.col("city_growth_pct"))
    return (
        pl.when(growth < 0).then(pl.lit(str(investment.falls)))
        .when(reached).then(pl.lit(str(Light.GREEN)))
        .when(growth.is_not_null()).then(pl.lit(str(investment.below)))
    )  # fmt: skip


_JUDGES: Mapping[str, Callable[[pl.DataFrame, LightPreset], pl.DataFrame]] = MappingProxyType(
    {"start": _start, "entry": _entry, "month_tasks": _month_tasks, "funds": _funds, "investment": _investment}
)


def _has_started() -> pl.Expr:
    """Missing where no stage is known: such a task is neither waiting nor started."""
    return pl.col("position") >= milestone_position("started")


def _months(day: str) -> pl.Expr:
    return pl.col(day).dt.year() * 12 + pl.col(day).dt.month().cast(pl.Int32)


def _by_months(counted: str, steps: list[ByMonths]) -> pl.Expr:
    """The light of the longest wait that is reached; green before the first."""
    light = pl.lit(str(Light.GREEN))
    for step in sorted(steps, key=lambda each: each.months):
        light = pl.when(pl.col(counted) >= step.months).then(pl.lit(str(step.light))).otherwise(light)
    return light
