"""Our figures for whomever a published table speaks of, in base units: 万元, %, projects, and the unit of a target."""

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from typing import NamedTuple

import polars as pl

from metrics import completion, funding, schedule
from metrics.ratio import percent, total, where_both_known
from metrics.reconciliation.whose import Keys

KEY, APART = "_key", "\x1f"
FUNDING = (
    "planned_wan", "issued_wan", "arrived_wan", "disbursed_wan", "paid_wan", "balance_wan", "undisbursed_wan",
    "unissued_wan", *funding.RATES, "linear_pct",
)  # fmt: skip
STARTED = ("started_of_all", "start_rate_all_pct", "start_rate_year_pct", "start_rate_now_pct")
QUANTITIES = ("target_value", "done_value", "completion_pct")
ByKey = Callable[[pl.DataFrame], pl.DataFrame]


class Ours(NamedTuple):
    """One of our figures: value, the unit of a quantity, and how many of the tasks behind it reported."""

    value: Fraction
    unit: str | None
    tasks: int
    reported: int


def figures(tasks: pl.DataFrame, names: Collection[str], wanted: Collection[Keys]) -> Mapping[tuple[str, Keys], Ours]:
    """Figure name and keys → our figure, where we know it; `tasks`: all tasks of a period (exports.view.tasks)."""
    found: dict[tuple[str, Keys], Ours] = {}
    for dimensions in {tuple(name for name, _ in keys) for keys in wanted}:
        key = pl.concat_str(dimensions, separator=APART) if dimensions else pl.lit("")
        keyed = tasks.with_columns(key.alias(KEY)).filter(pl.col(KEY).is_not_null())
        by_key = {APART.join(value for _, value in keys): keys for keys in wanted if _names(keys) == dimensions}
        for frame in _frames(keyed, names):
            for row in frame.filter(pl.col(KEY).is_in(list(by_key))).iter_rows(named=True):
                told = row.get("tasks", 0), row.get("reported", 0)
                for name in (name for name in names if row.get(name) is not None):
                    unit = row.get("target_unit") if name in QUANTITIES else None
                    found[name, by_key[row[KEY]]] = Ours(Fraction(row[name]), unit, *told)
    return found


def _names(keys: Keys) -> tuple[str, ...]:
    return tuple(name for name, _ in keys)


def _frames(keyed: pl.DataFrame, names: Collection[str]) -> list[pl.DataFrame]:
    """The metrics that hold these figures, by key."""
    metrics: Mapping[ByKey, tuple[str, ...]] = {
        _funding: FUNDING, _started: STARTED, _schedule: ("actual_pct",), _completion: ("target_met_pct",),
        _quantities: QUANTITIES, _projects: ("projects",),
    }  # fmt: skip
    return [metric(keyed) for metric, own in metrics.items() if not {*own}.isdisjoint(names)]


def _funding(keyed: pl.DataFrame) -> pl.DataFrame:
    return funding.by_group(keyed, KEY)


def _started(keyed: pl.DataFrame) -> pl.DataFrame:
    return completion.start_rate(keyed, KEY)


def _schedule(keyed: pl.DataFrame) -> pl.DataFrame:
    return schedule.by_group(keyed, KEY)


def _completion(keyed: pl.DataFrame) -> pl.DataFrame:
    return completion.by_group(keyed, KEY)


def _projects(keyed: pl.DataFrame) -> pl.DataFrame:
    return keyed.group_by(KEY).agg(projects=pl.col("project_id").n_unique())


def _quantities(keyed: pl.DataFrame) -> pl.DataFrame:
    """Quantities due and done, where all tasks count in one unit and none of them has a ceiling."""
    due, done = pl.col("target_value"), pl.col("done_value")
    groups = keyed.group_by(KEY).agg(
        target_unit=pl.col("target_unit").first(),
        target_value=total(due),
        done_value=total(done),
        completion_pct=percent(total(where_both_known(done, due)), total(where_both_known(due, done))),
        tasks=pl.len().cast(pl.Int64),
        reported=done.is_not_null().sum().cast(pl.Int64),
        is_one=(pl.col("target_unit").n_unique() == 1) & ~pl.col("is_ceiling").fill_null(value=False).any(),
    )
    return groups.filter("is_one")
