"""Life cycles, batches, what a good rate hides, ranks and bands in plain Python, from docs/metrics.md."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from tests.oracle.digits import HUNDRED, Rate, both, counted, kept, known_sum, share, to_places
from tests.oracle.grouping import grouped
from tests.oracle.groups import by_group, funding, schedule
from tests.oracle.row import Row

STAGES = {
    "construction": ("C", 13),
    "subsidy": ("S", 7),
    "policy": ("P", 2),
    "insurance": ("I", 5),
    "training": ("T", 5),
}
"""Category → the letter of its stages, and the position of the last one."""


def life_cycle(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The rows of metrics.life_cycle.by_stage."""
    first: dict[str, int] = {}
    for row in rows:
        first[row.category] = min(row.item_no, first.get(row.category, row.item_no))
    told = []
    for category in sorted(first, key=lambda name: (first[name], name)):
        told += _stages(category, [row.position for row in rows if row.category == category])
    return told


def states(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The rows of metrics.life_cycle.by_state."""
    order = ("halted", "deferred", "adjusted", "cancelled", "carried_over", "in_use_not_accepted")
    told = [row for row in rows if row.task_state]
    first = {row.category: min(each.item_no for each in told if each.category == row.category) for row in told}
    counts = [
        {"category": category, "task_state": state, "tasks": sum(
            (row.category, row.task_state) == (category, state) for row in told
        )}
        for category in sorted(first, key=lambda category: (first[category], category)) for state in order
    ]  # fmt: skip
    return [count for count in counts if count["tasks"]]


def _stages(category: str, positions: Sequence[int | None]) -> list[dict[str, object]]:
    letter, last = STAGES[category]
    rest = {"unstated": sum(at is None for at in positions), "N": sum(at == -1 for at in positions)}
    known = [at for at in positions if at is not None]
    told = [
        {"stage": name, "position": None if name == "unstated" else -1, "here": here, "reached": None}
        for name, here in rest.items() if here
    ] + [
        {"stage": f"{letter}{at}", "position": at, "here": counted(each == at for each in known),
         "reached": counted(each >= at for each in known)}
        for at in range(last + 1)
    ]  # fmt: skip
    return [{"category": category, **stage, "tasks": len(positions)} for stage in told]


# Batches of subsidies.


def paid_out(rows: Sequence[Row]) -> list[Row]:
    """The subsidies among the rows of one year, with what each month adds to the figure known before."""
    last = max((row.period for row in rows), default=date.max)
    newest: dict[tuple[str, str, str], Fraction] = {}
    paid = sorted((row for row in rows if row.category == "subsidy"), key=lambda row: row.period)
    for row in paid:
        in_people = row.target_unit in ("人", "人次")
        row.people, row.due = (row.done_value, row.target_value) if in_people else (None, None)
        row.batch_wan = _more(newest, row, "money", row.disbursed_wan)
        row.batch_people = _more(newest, row, "people", row.people)
        row.is_batch = any(each is not None and each > 0 for each in (row.batch_wan, row.batch_people))
        row.is_told = row.disbursed_wan is not None or row.people is not None
        row.is_newest = row.period == last
    return paid


def _more(newest: dict[tuple[str, str, str], Fraction], row: Row, what: str, now: Rate) -> Rate:
    if now is None:
        return None
    before = newest.get((row.project_id, row.county, what), Fraction(0))
    newest[row.project_id, row.county, what] = now
    return now - before


def _people(rows: Sequence[Row]) -> dict[str, object]:
    paid, due = both(rows, "people", "due")
    return {"people_due": due, "people_paid": paid, "people_paid_pct": share(paid, due)}


def batches(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.batches."""
    newest = [row for row in rows if row.is_newest]
    months = {row.period for row in rows if row.is_batch}
    return {
        "tasks": len(newest), "batches": len(months) if any(row.is_told for row in rows) else None,
        "last_batch": max(months, default=None), **_people(newest),
    }  # fmt: skip


def batches_of_month(rows: Sequence[Row]) -> dict[str, object]:
    """One month's row of metrics.batches.by_month."""
    return {
        "batch_tasks": counted(row.is_batch for row in rows if row.is_told),
        "batch_wan": known_sum(row.batch_wan for row in rows),
        "batch_people": known_sum(row.batch_people for row in rows), **_people(rows),
    }  # fmt: skip


# What a good rate hides.

HIDING = {
    "progress": ("actual_pct", "actual_pct", "clock_pct", "clock_pct"),
    "issued": ("issued_wan", "issued_of_planned_pct", "linear_pct", "planned_wan"),
    "disbursed": ("disbursed_wan", "disbursed_of_planned_pct", "linear_pct", "planned_wan"),
}
"""Measure → a task's figure, its group's rate and clock, and what must be above zero for a task to be wanted."""


def zeros(rows: Sequence[Row], by: str | None, measure: str) -> list[dict[str, object]]:
    """The rows of metrics.hidden.zeros."""
    figure, rate, clock, wanted = HIDING[measure]

    def hidden(chosen: Sequence[Row]) -> dict[str, object]:
        told = (schedule if measure == "progress" else funding)(chosen)
        still = [row for row in chosen if getattr(row, figure) == 0 and (getattr(row, wanted) or 0) > 0]
        return {
            "tasks": len(chosen), "rate_pct": told[rate], "clock_pct": told[clock], "zero_tasks": len(still),
            "members": _members(still),
        }  # fmt: skip

    return [line for line in grouped(rows, [by] if by else [], hidden) if _hides(line)]


def _hides(line: dict[str, object]) -> bool:
    rate, clock = line["rate_pct"], line["clock_pct"]
    if rate is None or kept(rate) <= 0 or not line["zero_tasks"] or line["tasks"] < 2:
        return False
    return kept(rate) >= HUNDRED or (clock is not None and kept(rate) >= kept(clock))


def _members(rows: Sequence[Row]) -> str:
    order = sorted(rows, key=lambda row: (row.item_no, row.county_place, row.county, row.project))
    return "\n".join(f"{row.project}·{row.county}" for row in order)


def unmentioned(rows: Sequence[Row], by: str | None) -> list[dict[str, object]]:
    """The rows of metrics.hidden.unmentioned."""

    def left_out(chosen: Sequence[Row]) -> dict[str, object]:
        silent = [row for row in chosen if row.submission_id is None]
        unstaged = [row for row in chosen if row.submission_id is not None and row.position is None]
        return {
            "tasks": len(chosen), "silent": len(silent), "unstaged": len(unstaged),
            "members": _members([*silent, *unstaged]),
        }  # fmt: skip

    told = grouped(rows, [by] if by else [], left_out)
    return [line for line in told if line["silent"] or line["unstaged"]]


# Ranks and bands.


def ranked(rows: Sequence[Row], by: str) -> list[dict[str, object]]:
    """The rows of metrics.ranking.ranked over metrics.schedule."""
    lines = [line for line in by_group("schedule", rows, by) if line[by] is not None]
    printed = [None if line["gap_pp"] is None else to_places(line["gap_pp"], 2) for line in lines]
    known = [gap for gap in printed if gap is not None]
    ranks = [None if gap is None else 1 + sum(other > gap for other in known) for gap in printed]
    told = [{"rank": rank, **line} for rank, line in zip(ranks, lines, strict=True)]
    return sorted(told, key=lambda line: (line["rank"] is None, line["rank"]))


def lag_bands(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The rows of metrics.ranking.lag_bands."""
    bands = dict.fromkeys(("ahead", "on_time", "to_15", "to_30", "to_60", "to_90", "over_90", "bound", "unknown"), 0)
    for row in rows:
        bands["bound" if row.is_bound and row.light != "none" else _band(row.lag_days)] += 1
    return [{"band": band, "tasks": tasks} for band, tasks in bands.items() if tasks or band != "bound"]


def _band(lag: int | None) -> str:
    if lag is None:
        return "unknown"
    if lag <= 0:
        return "ahead" if lag < 0 else "on_time"
    return next((f"to_{end}" for end in (15, 30, 60, 90) if lag <= end), "over_90")
