"""The metrics of groups in plain Python, from docs/metrics.md: sums over sums, over the same tasks."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from tests.oracle.digits import Rate, known_sum, minus, share
from tests.oracle.plain import Row

AMOUNTS = ("planned_wan", "issued_wan", "disbursed_wan")
LIGHTS = ("blue", "green", "yellow", "orange", "red", "none")


def _both(rows: Iterable[Row], part: str, whole: str) -> tuple[Rate, Rate]:
    """Σ part and Σ whole over the rows where both are known."""
    pairs = [(getattr(row, part), getattr(row, whole)) for row in rows]
    known = [pair for pair in pairs if None not in pair]
    return known_sum(pair[0] for pair in known), known_sum(pair[1] for pair in known)


def _weighted(rows: Iterable[Row], rate: str) -> Rate:
    """Σ rate × planned ÷ Σ planned over the rows whose progress and planned funding are known."""
    known = [row for row in rows if row.actual_pct is not None and row.planned_wan is not None]
    weight = known_sum(row.planned_wan for row in known)
    return sum((getattr(row, rate) * row.planned_wan for row in known), Fraction(0)) / weight if weight else None


def schedule(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.schedule."""
    actual, clock, linear = (_weighted(rows, name) for name in ("actual_pct", "clock_pct", "linear_pct"))
    behind = [row for row in rows if row.light in ("yellow", "orange", "red")]
    reported = [row for row in rows if row.actual_pct is not None]
    return {
        "tasks": len(rows), "reported": len(reported), "weighed_wan": known_sum(row.planned_wan for row in reported),
        "actual_pct": actual, "clock_pct": clock, "gap_pp": minus(actual, clock), "linear_pct": linear,
        "linear_gap_pp": minus(actual, linear), "on_plan": sum(row.clock == "plan" for row in reported),
        "behind": len(behind),
        "worst_lag_days": max((row.lag_days for row in behind if row.lag_days is not None), default=None),
        **{light: sum(row.light == light for row in rows) for light in LIGHTS},
        "questions": sum(row.questions > 0 for row in rows),
    }  # fmt: skip


def funding(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.funding."""
    issued, issued_base = _both(rows, "issued_wan", "planned_wan")
    disbursed, disbursed_base = _both(rows, "disbursed_wan", "planned_wan")
    of_issued, issued_disbursed_base = _both(rows, "disbursed_wan", "issued_wan")
    linear = max((row.linear_pct for row in rows if row.linear_pct is not None), default=None)
    issued_rate, disbursed_rate = share(issued, issued_base), share(disbursed, disbursed_base)
    return {
        "tasks": len(rows),
        "reported": sum(row.issued_wan is not None or row.disbursed_wan is not None for row in rows),
        **{name: known_sum(getattr(row, name) for row in rows) for name in AMOUNTS},
        "issued_of_planned_pct": issued_rate, "disbursed_of_planned_pct": disbursed_rate,
        "disbursed_of_issued_pct": share(of_issued, issued_disbursed_base),
        "issued_base_wan": issued_base, "disbursed_base_wan": disbursed_base,
        "disbursed_issued_base_wan": issued_disbursed_base, "linear_pct": linear,
        "issued_gap_pp": minus(issued_rate, linear), "disbursed_gap_pp": minus(disbursed_rate, linear),
    }  # fmt: skip


def category_mix(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.category_mix: rows of one category."""
    category = rows[0].category
    projects: dict[str, list[Row]] = {}
    for row in rows:
        projects.setdefault(row.project_id, []).append(row)

    def count(of: str | None, rule: Callable[[list[Row]], bool]) -> int | None:
        return sum(map(rule, projects.values())) if of in (None, category) else None

    def some(position: int) -> Callable[[list[Row]], bool]:
        return lambda shares: any(row.position is not None and row.position >= position for row in shares)

    def every(position: int) -> Callable[[list[Row]], bool]:
        return lambda shares: all(row.position is not None and row.position >= position for row in shares)

    paid_over, base = _both(rows, "disbursed_wan", "planned_wan")
    people = [row for row in rows if category == "subsidy" and row.target_unit in ("人", "人次")]
    paid, due = _both(people, "done_value", "target_value")
    return {
        "projects": len(projects),
        "unreported": count(None, lambda shares: all(row.position is None for row in shares)),
        "preparing": count(
            "construction", lambda shares: any(row.position is not None for row in shares) and not some(6)(shares)
        ),
        "started": count("construction", some(6)), "complete": count("construction", every(10)),
        "accepted": count("construction", every(11)), "in_use": count("construction", every(12)),
        "plan_made": count("subsidy", every(0)), "paying": count("subsidy", some(5)),
        "closed": count("subsidy", every(7)),
        "tasks": len(rows), "reported": sum(row.stage is not None for row in rows),
        "actual_pct": _weighted(rows, "actual_pct"),
        "planned_wan": known_sum(row.planned_wan for row in rows),
        "disbursed_wan": known_sum(row.disbursed_wan for row in rows),
        "disbursed_of_planned_pct": share(paid_over, base), "disbursed_base_wan": base,
        "people_due": due, "people_paid": paid, "people_paid_pct": share(paid, due),
    }  # fmt: skip


METRICS: dict[str, Callable[[Sequence[Row]], dict[str, object]]] = {
    "schedule": schedule, "funding": funding, "category_mix": category_mix,
}  # fmt: skip


def by_group(metric: str, rows: Sequence[Row], by: str | None) -> list[dict[str, object]]:
    """The groups in order, each with its value of `by` (and its category, for category_mix)."""
    keys = [by] if by else []
    if metric == "category_mix":
        keys = list(dict.fromkeys([by or "category", "category"]))
    groups: dict[tuple[object, ...], list[Row]] = {} if keys else {(): []}
    for row in rows:
        groups.setdefault(tuple(getattr(row, key) for key in keys), []).append(row)
    place = _places(rows, keys[0]) if keys else {}

    def order(values: tuple[object, ...]) -> tuple[object, ...]:
        first = () if not values else place[values[0]]
        return (*first, min((row.item_no for row in groups[values]), default=0), *values[1:])

    return [
        {**dict(zip(keys, values, strict=True)), **METRICS[metric](groups[values])}
        for values in sorted(groups, key=order)
    ]


def _places(rows: Sequence[Row], by: str) -> dict[object, tuple[object, ...]]:
    """Counties as the breakdown lists them, months by date, all else by the first project; without a value last."""
    places: dict[object, int] = {}
    for row in rows:
        here = 0 if by == "period" else row.county_place if by == "county" else row.item_no
        value = getattr(row, by)
        places[value] = min(here, places.get(value, here))
    return {value: (value is None, place, value or "") for value, place in places.items()}
