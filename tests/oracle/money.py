"""Money in plain Python, from docs/metrics.md: rates of tasks, the month by itself, what waits, whose it is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from tests.oracle.digits import Rate, both, counted, known_sum, minus, month_end, share, weighted
from tests.oracle.grouping import grouped, places
from tests.oracle.groups import AMOUNTS, RATES
from tests.oracle.row import Row

STEPS = ("issued", "arrived", "disbursed", "paid")
LEVELS = ("central", "provincial", "city", "county", "other", "upper", "unspecified")


def of_task(row: Row) -> dict[str, object]:
    """What metrics.funding.per_task adds."""
    rates = {name: share(getattr(row, part), getattr(row, whole)) for name, (part, whole, _) in RATES.items()}
    works = None if row.actual_basis == "money" or row.is_bound else row.actual_pct
    return {**rates, "works_ahead_pp": minus(works, rates["disbursed_of_planned_pct"])}


# The month by itself.


def _own(name: str) -> str:
    what, rest = name.split("_", 1)
    return f"{what}_month_{rest}"


def fill_in_month(rows: Sequence[Row]) -> None:
    """Fill in each row's own month, out of the row of the month before."""
    known = {(row.project_id, row.county, row.period): row for row in rows}
    for row in rows:
        earlier = row.period.replace(month=row.period.month - 1) if row.period.month > 1 else None
        before = known.get((row.project_id, row.county, earlier)) if earlier else None
        for name in (*AMOUNTS[1:], "done_value"):
            setattr(row, _own(name), _gain(getattr(row, name), 0 if not earlier else getattr(before, name, None)))
        row.progress_month_pp = minus(row.actual_pct, before.actual_pct) if before else None


def _gain(now: Rate, before: Rate) -> Rate:
    return None if now is None or before is None else now - before


def month_of_task(row: Row) -> dict[str, object]:
    """What metrics.in_month.per_task adds to a row that is filled in."""
    return {
        **{_own(name): getattr(row, _own(name)) for name in (*AMOUNTS[1:], "done_value")},
        **{
            _own(rate): share(getattr(row, _own(part)), getattr(row, whole)) for rate, (part, whole, _) in RATES.items()
        },
        "progress_month_pp": row.progress_month_pp,
    }


def in_month(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.in_month."""
    amounts = [_own(name) for name in AMOUNTS[1:]]
    told = {rate: both(rows, _own(part), whole) for rate, (part, whole, _) in RATES.items()}
    return {
        "tasks": len(rows),
        "month_tasks": sum(any(getattr(row, name) is not None for name in amounts) for row in rows),
        **{name: known_sum(getattr(row, name) for row in rows) for name in amounts},
        **{_own(rate): share(*pair) for rate, pair in told.items()},
        **{_own(base): told[rate][1] for rate, (_, _, base) in RATES.items()},
        "progress_month_pp": weighted([row for row in rows if not row.is_bound], "progress_month_pp"),
    }


# What waits.


def wait(rows: Sequence[Row]) -> list[Row]:
    """The rows of the last month among those of one year, with what waits, since when, and where."""
    last = max((row.period for row in rows), default=date.max)
    courses: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.period):
        courses.setdefault((row.project_id, row.county), []).append(row)
    newest = [row for row in rows if row.period == last]
    for row in newest:
        row.undisbursed_wan = _gain(row.issued_wan, row.disbursed_wan)
        if row.undisbursed_wan is not None and row.undisbursed_wan > 0:
            row.waiting_since = _since(courses[row.project_id, row.county], row.disbursed_wan)
            row.waiting_days = (row.clock_on - row.waiting_since).days
        row.stuck_at, row.stuck_wan = _stuck(row)
    return newest


def _since(course: Sequence[Row], disbursed: Fraction) -> date:
    """The day of the earliest report from which on every one says that more had been issued than is disbursed now."""
    since = date.min
    for row in reversed([row for row in course if row.issued_wan is not None]):
        if row.issued_wan <= disbursed:
            break
        since = row.as_of or month_end(row.period)
    return since


def _stuck(row: Row) -> tuple[str | None, Rate]:
    arrived = row.issued_wan if row.arrived_wan is None else row.arrived_wan
    pairs = (
        (row.planned_wan, row.issued_wan), (row.issued_wan, row.arrived_wan), (arrived, row.disbursed_wan),
        (row.disbursed_wan, row.paid_wan),
    )  # fmt: skip
    rests = {step: rest for step, pair in zip(STEPS, pairs, strict=True) if (rest := _gain(*pair)) is not None}
    largest = max(rests.values(), default=Fraction(0))
    if largest <= 0:
        return None, None
    return [step for step, rest in rests.items() if rest == largest][-1], largest


WAITED = ("undisbursed_wan", "waiting_since", "waiting_days", "stuck_at", "stuck_wan")


def waiting(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.waiting."""
    known = [row.undisbursed_wan for row in rows if row.undisbursed_wan is not None]
    return {
        "tasks": len(rows), "waiting": counted(rest > 0 for rest in known),
        "undisbursed_wan": known_sum(max(rest, 0) for rest in known),
        "worst_waiting_days": max((row.waiting_days for row in rows if row.waiting_days is not None), default=None),
    }  # fmt: skip


def by_step(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The rows of metrics.waiting.by_step."""
    stuck = {step: [row.stuck_wan for row in rows if row.stuck_at == step] for step in STEPS}
    told = [{"stuck_at": step, "tasks": len(each), "stuck_wan": sum(each)} for step, each in stuck.items() if each]
    return sorted(told, key=lambda row: (-row["stuck_wan"], row["stuck_at"]))


# Whose money it is.

Levels = Mapping[str, Mapping[str, Fraction]]
"""Level → measure (planned_wan …) → amount of one task."""


def levels_of(row: Row) -> Levels:
    """What a task's own forms divide of each known whole, and the rest."""
    told: dict[str, dict[str, Fraction]] = {}
    rests: dict[str, Fraction] = {}
    for name in AMOUNTS:
        whole = getattr(row, name)
        parts = {level: Fraction(amount) for measure, level, amount in row.parts if f"{measure}_wan" == name}
        if {"central", "provincial"} & parts.keys():
            parts.pop("upper", None)
        if whole is not None:
            rests[name] = whole - sum(parts.values())
            for level, amount in parts.items():
                told.setdefault(level, {})[name] = amount
    return {**told, "unspecified": rests} if any(rests.values()) else told


def fund_sources(rows: Sequence[Row], by: str | None) -> list[dict[str, object]]:
    """The rows of metrics.fund_sources.by_group."""
    divided = [(row, levels_of(row)) for row in rows]
    place = places(rows, by) if by else {}

    def figures(level: str) -> Callable[[Sequence[Row]], dict[str, object]]:
        own = {id(row): levels[level] for row, levels in divided if level in levels}
        return lambda chosen: {"level": level, **_of_level(level, [own[id(row)] for row in chosen])}

    told = [
        line for level in LEVELS if (chosen := [row for row, levels in divided if level in levels])
        for line in grouped(chosen, [by] if by else [], figures(level))
    ]  # fmt: skip
    return sorted(told, key=lambda line: place[line[by]]) if by else told


def _of_level(level: str, amounts: Sequence[Mapping[str, Fraction]]) -> dict[str, object]:
    issued, disbursed = (_against_plan(name, level, amounts) for name in ("issued", "disbursed"))
    planned, counted = issued["issued_base_wan"], issued["issued_counted_wan"]
    return {
        "tasks": sum(bool(each.get("planned_wan") or each.get("issued_wan")) for each in amounts),
        **{name: known_sum(each.get(name) for each in amounts) for name in AMOUNTS},
        **issued, "unissued_wan": None if planned is None or counted is None else planned - counted, **disbursed,
    }  # fmt: skip


def _against_plan(name: str, level: str, amounts: Sequence[Mapping[str, Fraction]]) -> dict[str, Fraction | None]:
    sides = ("planned_wan", f"{name}_wan")
    both_told = [each for each in amounts if each.keys() >= set(sides) and level != "unspecified"]
    planned, moved = (known_sum(each[side] for each in both_told) for side in sides)
    return {
        f"{name}_of_planned_pct": share(moved, planned), f"{name}_counted_wan": moved, f"{name}_base_wan": planned,
    }  # fmt: skip
