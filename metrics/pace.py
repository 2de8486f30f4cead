"""Pace: how fast things move along their lines, and how far such estimates were off in the months before.

A pace of 1 is that of the line itself: one month of it in one month.
*Pace expected* = w × own pace + (1 − w) × usual pace, where w = STEADY ÷ (STEADY + s² ÷ n): the steadier the n months
behind it were (s² is the variance of their paces), the more the own pace counts. The usual pace is that of the line.
Whoever has told fewer than three months has no own pace; the usual pace then leans to that of the similar ones.
*Range*: what would have been expected in earlier months of the same year is held against what came: reached ÷ expected,
of the same kind. Quantiles of those ratios make the range (conformal prediction over rolling origins). Ten ratios of a
calibration (docs/decisions/0014) stand beside them, so that a few observations do not make a narrow range.
"""

import polars as pl

from metrics.plan_line import time
from metrics.timetable import TASK, Numbers

OWN_MONTHS = 3
"""Reports from which on a course has a pace of its own."""
WINDOW = 4
"""Months over which the own pace is taken."""
STEADY, HALTED, HALT_SHARE = 0.01, 0.3, 0.2
"""The variance at which own and usual pace count alike; the pace below which a course stands; how much that counts."""
LEAN = 0.3
"""How far the usual pace leans to that of similar courses where there is no own."""
SLOWEST = 0.05
CALM = 0.25
"""Paces over a longer time scatter less: by (months seen ÷ months ahead) to this power."""
LOW, ONE_SIDED, HIGH = 0.1, 0.2, 0.9
"""The range holds 80 in 100; where its upper end cannot be passed, all 20 lie below."""
ALWAYS = float("inf")
CALIBRATED = (0.1, 0.4, 0.65, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4, 1.9)
"""Ratios that stand for ten observations."""
AFTER = 1 << 20
"""By so much the keys of two courses differ, more than those of any two months."""
ENOUGH = 30
"""Ratios of its own kind below which a course is measured by all kinds."""
ENDS = {"low": "slow", "one_sided": "less_slow", "middle": "pace", "high": "fast"}
"""Which pace makes which end of the range."""


def course(known: pl.DataFrame, at: pl.Expr, year: int, *carried: str) -> pl.DataFrame:
    """A course per task: one row per month told, out of rows with `pct` and `clock_on`; what `expected` asks for.

    id, kind (what it is similar to), month, t (the day of the report) and at (the day on which its line stood where it
    stands now), both in months since the year began, is_done.
    """
    numbered = known.with_columns(_task=Numbers(known).of_task())
    in_order = pl.col("_task") * AFTER + pl.col("period").cast(pl.Int32)  # one number is sorted far faster than names
    return numbered.sort(in_order).select(
        *TASK, "period", "clock_on", "pct", *carried,
        pl.col("_task").rle_id().alias("id"),
        pl.col("category").alias("kind"),
        pl.col("period").dt.month().cast(pl.Int32).alias("month"),
        time("clock_on", year).alias("t"),
        at.alias("at"),
        (pl.col("pct") >= 100).alias("is_done"),
    )  # fmt: skip


def reached(end: float) -> list[pl.Expr]:
    """Where on their lines courses will be at the time `end`, for each end of the range."""
    ahead = (end - pl.col("t")).clip(lower_bound=0.0)
    return [(pl.col("at") + pl.col(by) * ahead).alias(name) for name, by in ENDS.items()]


def expected(course: pl.DataFrame, until: float) -> pl.DataFrame:
    """The newest row of each course with what is expected of it up to the time `until` (months since January).

    Adds months (told), own_pace, similar (courses of its kind that are under way), basis (own, similar or plan), pace,
    and slow, less_slow and fast: the paces at the ends of the range (less_slow where nothing can lie above it).
    """
    paced = _paced(course)
    now = paced.group_by("id", maintain_order=True).last()
    ahead = (until - pl.col("t")).clip(lower_bound=1.0)
    seen = _months_judged(paced, until)
    ranged = _ranged(now, _ratios(paced, seen)).with_columns(_calm=(seen / ahead).clip(upper_bound=1.0) ** CALM)
    ends = {name: pl.col("pace") * _calmed(f"_{name}") for name in ("slow", "less_slow", "fast")}
    return ranged.with_columns(**ends).drop("_slow", "_less_slow", "_fast", "_calm")


def _paced(course: pl.DataFrame) -> pl.DataFrame:
    """Every row with the pace that would have been expected then, from nothing later than it."""
    in_order = course.sort(pl.col("id").cast(pl.Int64) * AFTER + pl.col("month"))
    ordered = in_order.with_columns(months=pl.int_range(1, pl.len() + 1).over("id"))
    steps = {f"_step{back}": _speed(back, back + 1) for back in range(WINDOW)}
    since = [_speed(0, back) for back in range(WINDOW, 0, -1)]
    # steps as columns: to find out what they share in one expression takes longer than to reckon it
    stepped = ordered.with_columns(**steps, own_pace=pl.coalesce(since).clip(0.0))
    moved = stepped.with_columns(_error=_error([pl.col(name) for name in steps])).drop(*steps)
    share = STEADY / (STEADY + pl.col("_error")) * pl.when(pl.col("own_pace") < HALTED).then(HALT_SHARE).otherwise(1.0)
    own = pl.col("months") >= OWN_MONTHS
    known = _beside_others(moved)
    similar = pl.when(pl.col("similar") > 0).then(pl.lit("similar")).otherwise(pl.lit("plan"))
    blended = share * pl.col("own_pace") + (1 - share)
    return known.with_columns(
        basis=pl.when(own).then(pl.lit("own")).otherwise(similar),
        pace=pl.coalesce(pl.when(own).then(blended), "_typical", pl.lit(1.0)).clip(lower_bound=SLOWEST),
    ).drop("_error", "_typical")


def _back(name: str, near: int, far: int) -> pl.Expr:
    """How much `name` grew from the report `far` reports ago to that `near` reports ago, of the same course."""
    return pl.when(pl.col("months") > far).then(pl.col(name).shift(near) - pl.col(name).shift(far))


def _speed(near: int, far: int) -> pl.Expr:
    """The pace between two reports; missing where both speak of the same day."""
    passed = _back("t", near, far)
    return _back("at", near, far) / pl.when(passed > 0).then(passed)


def _error(steps: list[pl.Expr]) -> pl.Expr:
    """The variance of the steps that are known, divided by their number; missing for less than two."""
    told = pl.sum_horizontal(step.is_not_null() for step in steps)
    known = pl.when(told > 1).then(told)
    mean = pl.sum_horizontal(steps) / known
    return pl.sum_horizontal((step - mean) ** 2 for step in steps) / (known - 1) / known


def _beside_others(moved: pl.DataFrame) -> pl.DataFrame:
    """`moved` with similar, the other courses of its kind that moved in that month and had not ended, and _typical:
    their mean pace, towards which the usual one leans."""
    moving = ~pl.col("is_done") & pl.col("own_pace").is_not_null()
    every = moved.filter(moving).group_by("kind", "month").agg(_sum=pl.col("own_pace").sum(), _n=pl.len())
    both = moved.join(every, on=["kind", "month"], how="left", maintain_order="left")
    others = pl.col("_n").fill_null(0).cast(pl.Int64) - moving.cast(pl.Int64)
    mean = (pl.col("_sum") - pl.when(moving).then("own_pace").otherwise(0.0)) / pl.col("similar")
    told = both.with_columns(similar=others).with_columns(_mean=pl.when(pl.col("similar") > 0).then(mean))
    return told.with_columns(_typical=1 + LEAN * (pl.col("_mean") - 1)).drop("_sum", "_n", "_mean")


def _months_judged(paced: pl.DataFrame, until: float) -> int:
    """Over how many months past expectations are judged: as far as we look ahead, but half of what we have at most."""
    if paced.is_empty():
        return 1
    ahead = until - paced.select(pl.col("t").max()).item()
    told = paced.select(pl.col("month").max() - pl.col("month").min() + 1).item()
    return int(max(1, min(round(ahead), told // 2)))


def _ratios(paced: pl.DataFrame, seen: int) -> pl.DataFrame:
    """Reached ÷ expected over `seen` months, wherever that much later was told: kind, _is_own, ratio, floor.

    Whoever was done by then is measured up to the report since which it is done, and may have been faster still:
    `floor` is what a lower bound is measured by.
    """
    run = pl.struct("id", "is_done").rle_id()
    t1, at1 = (pl.when("is_done").then(pl.col(each).first().over(run)).otherwise(each) for each in ("t", "at"))
    later = paced.select("id", pl.col("month") - seen, t1=t1, at1=at1, is_done1="is_done")
    pairs = paced.filter(~pl.col("is_done")).join(later, on=["id", "month"]).filter(pl.col("t1") > pl.col("t"))
    ratio = ((pl.col("at1") - pl.col("at")) / (pl.col("t1") - pl.col("t")) / pl.col("pace")).clip(0.0)
    return pairs.select(
        "kind",
        ratio=ratio,
        floor=pl.when("is_done1").then(ALWAYS).otherwise(ratio),
        _is_own=pl.col("months") >= OWN_MONTHS,
    )


def _ranged(now: pl.DataFrame, ratios: pl.DataFrame) -> pl.DataFrame:
    """`now` with the quantiles of its kind's ratios; of all kinds', or of the calibration, where there are too few."""
    kind, every = ["kind", "_is_own"], ["_is_own"]
    own_kind = _quantiles(ratios, kind).filter(pl.col("_seen") >= ENOUGH).drop("_seen")
    all_kinds = _quantiles(ratios, every).drop("_seen")
    joined = (
        now.with_columns(_is_own=pl.col("months") >= OWN_MONTHS)
        .join(own_kind, on=kind, how="left", maintain_order="left")
        .join(all_kinds, on=every, how="left", maintain_order="left", suffix="_of_all")
    )
    alone = pl.Series(CALIBRATED)
    ends = {
        "_slow": alone.quantile(LOW, "lower"),
        "_less_slow": alone.quantile(ONE_SIDED, "lower"),
        "_fast": alone.quantile(HIGH, "higher"),
    }
    chosen = {name: pl.coalesce(name, f"{name}_of_all", pl.lit(end)) for name, end in ends.items()}
    return joined.with_columns(**chosen).drop("_is_own", *(f"{name}_of_all" for name in ends))


def _quantiles(ratios: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """The ends of the range per value of `by`, the calibration among what was observed, and how much was (`_seen`)."""
    calibrated = pl.DataFrame({"ratio": CALIBRATED, "floor": CALIBRATED})
    beside = ratios.select(by).unique().join(calibrated, how="cross")
    every = pl.concat([ratios.select(*by, "ratio", "floor"), beside.select(*by, "ratio", "floor")])
    return every.group_by(by).agg(
        _slow=pl.col("floor").quantile(LOW, "lower"),
        _less_slow=pl.col("floor").quantile(ONE_SIDED, "lower"),
        _fast=pl.col("ratio").quantile(HIGH, "higher"),
        _seen=pl.len() - len(CALIBRATED),
    )


def _calmed(ratio: str) -> pl.Expr:
    """A ratio seen over a shorter time, as it would be over the longer one; the middle always lies in the range."""
    bounded = pl.col(ratio).clip(1.0, 20.0) if ratio == "_fast" else pl.col(ratio).clip(0.0, 1.0)
    return 1 + (bounded - 1) * pl.col("_calm")
