"""Schedule: how far tasks are from where they should be, and which light they show.

*Progress gap* (进度差) = actual − clock, in percentage points. The plan clock is used where the task has a timetable,
else the linear clock; the setting may also ask for the linear clock or the first plan. Which one was used is said in
`clock`. Both gaps are kept. The light comes from metrics.lights.
*Bound* (限值): a target where less is better is no work that grows with time, but is to be kept all year. Its clock,
`bound`, stands at 100 % all along; it has no days of lag, no SPI(t) and no gap to the two clocks of works.
*SPI(t)* = earned schedule ÷ actual time: the days from the task's start (linear by months: 1 January) to the day on
which the clock used showed today's progress ÷ the days from there to today; in whole days, as lag_days is.
A group's progress and clock are weighted by planned funding (earned value ÷ planned value): Σ pct × planned ÷ Σ planned
over the tasks where progress and funding are known, bounds apart. How many are behind, and how many show a light, is
missing where none could be judged. Sources: docs/metrics.md, "schedule".
"""

import polars as pl

from data.model import Clock, Light, Linear
from data.reference import stages
from data.reference.lights import LightPreset, light_presets
from metrics import lights
from metrics.grouping import group
from metrics.progress import is_bound, work_wan
from metrics.ratio import HUNDRED, MONEY, RATE, counted, total, weighted, where_both_known
from metrics.timetable import start_on

BEHIND = lights.WARNING
BOUND = "bound"
"""The clock of a target that is a bound; no setting chooses it."""
CLOCKS: dict[Clock, tuple[str | None, str]] = {
    Clock.PLAN: ("planned_pct", "plan_lag_days"),
    Clock.FIRST_PLAN: ("first_planned_pct", "first_plan_lag_days"),
    Clock.LINEAR: (None, "linear_lag_days"),
}
"""The columns of percent and lag of each clock; a task for which the first is missing is judged by the linear one."""


def per_task(
    status: pl.DataFrame,
    preset: LightPreset | None = None,
    clock: Clock = Clock.PLAN,
    linear: Linear = Linear.MONTHS,
) -> pl.DataFrame:
    """Judge each row of `status` (needs the columns of progress and clock; those of plan_versions where `clock` asks).

    Adds clock (plan, first_plan, linear or bound), clock_pct, gap_pp, plan_gap_pp, linear_gap_pp, lag_days (+ is
    behind), position, is_overdue, elapsed_days, earned_days, spi_t, and the columns of metrics.lights. `linear` says
    how the linear clock was read.
    """
    planned, lag = CLOCKS[clock]
    bound = is_bound()
    on_plan = pl.col(planned).is_not_null() if planned else pl.lit(value=False)
    clock_pct = pl.when(bound).then(HUNDRED).otherwise(pl.coalesce(*filter(None, [planned]), "linear_pct"))
    gapped = status.join(stages().select("stage", "position"), on="stage", how="left").with_columns(
        clock=pl.when(bound)
        .then(pl.lit(BOUND))
        .when(on_plan)
        .then(pl.lit(str(clock)))
        .otherwise(pl.lit(str(Clock.LINEAR))),
        clock_pct=clock_pct,
        plan_gap_pp=pl.when(~bound).then(pl.col("actual_pct") - pl.col("planned_pct")),
        linear_gap_pp=pl.when(~bound).then(pl.col("actual_pct") - pl.col("linear_pct")),
        gap_pp=pl.col("actual_pct") - clock_pct,
        lag_days=pl.when(~bound).then(pl.when(on_plan).then(lag).otherwise("linear_lag_days")),
        is_overdue=((pl.col("due_on") < pl.col("clock_on")) & (pl.col("actual_pct") < 100)).fill_null(value=False),
    )
    return lights.per_task(_paced(gapped, linear), preset or light_presets()["ours"])


def _paced(gapped: pl.DataFrame, linear: Linear) -> pl.DataFrame:
    """Add elapsed_days, earned_days and spi_t, missing until a task's time begins to run."""
    days_in_year = pl.when(pl.col("period").dt.is_leap_year()).then(366).otherwise(365)
    of_year = (
        (pl.col("period").dt.month().cast(pl.Int32) * days_in_year / 12)
        .round(mode="half_away_from_zero")
        .cast(pl.Int32)
    )
    of_task = (pl.col("clock_on") - start_on()).dt.total_days().cast(pl.Int32)
    by_months = (pl.col("clock") == str(Clock.LINEAR)) & pl.lit(linear is Linear.MONTHS)
    elapsed = pl.when(by_months).then(of_year.round(mode="half_away_from_zero").cast(pl.Int32)).otherwise(of_task)
    timed = gapped.with_columns(elapsed_days=pl.when((elapsed > 0) & pl.col("lag_days").is_not_null()).then(elapsed))
    earned = (pl.col("elapsed_days") - pl.col("lag_days")).clip(lower_bound=0)
    return timed.with_columns(earned_days=earned).with_columns(spi_t=_index("earned_days", "elapsed_days"))


def _index(earned: str, elapsed: str) -> pl.Expr:
    return pl.col(earned).cast(RATE) / pl.col(elapsed).cast(RATE)


def _spi_of_group() -> pl.Expr:
    elapsed = total(pl.col("elapsed_days"))
    # a group without any task has no elapsed days, which the library would take for a division by zero
    return total(pl.col("earned_days")).cast(RATE) / pl.when(elapsed != 0).then(elapsed).cast(RATE)


def by_group(status: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Progress, clock, gap and lights per value of `by`: one row each.

    Columns: <by>, tasks, reported, weighed_wan (万元 behind the percentages), actual_pct, clock_pct, gap_pp,
    linear_pct, linear_gap_pp, on_plan (tasks judged by their own plan), behind, worst_lag_days, one count per light
    (behind and all lights but `none` are missing where every task is `none`), questions, elapsed_days (Σ over the tasks
    behind spi_t), spi_t (Σ earned ÷ Σ elapsed days).
    """
    weight = work_wan()
    actual = weighted(pl.col("actual_pct"), weight)
    clock = weighted(where_both_known(pl.col("clock_pct"), pl.col("actual_pct")), weight)
    linear = weighted(where_both_known(pl.col("linear_pct"), pl.col("actual_pct")), weight)
    known = pl.col("actual_pct").is_not_null()
    is_behind = pl.col("light").is_in([str(light) for light in BEHIND])
    is_lit = pl.col("light") != str(Light.NONE)
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        known.sum().cast(pl.Int64).alias("reported"),
        total(where_both_known(weight, pl.col("actual_pct"))).cast(MONEY).alias("weighed_wan"),
        actual.alias("actual_pct"),
        clock.alias("clock_pct"),
        (actual - clock).alias("gap_pp"),
        linear.alias("linear_pct"),
        (actual - linear).alias("linear_gap_pp"),
        (known & pl.col("clock").is_in([str(Clock.PLAN), str(Clock.FIRST_PLAN)])).sum().cast(pl.Int64).alias("on_plan"),
        counted(is_behind, is_lit).alias("behind"),
        pl.col("lag_days").filter(is_behind & (pl.col("lag_days") > 0)).max().alias("worst_lag_days"),
        *(counted(pl.col("light") == str(light), is_lit).alias(str(light)) for light in Light if light != Light.NONE),
        (~is_lit).sum().cast(pl.Int64).alias(str(Light.NONE)),
        (pl.col("questions") > 0).sum().cast(pl.Int64).alias("questions"),
        total(pl.col("elapsed_days").cast(pl.Int64)).alias("elapsed_days"),
        _spi_of_group().alias("spi_t"),
    ]
    return group(status, by, figures)
