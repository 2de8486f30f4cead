"""The metrics of groups in plain Python, from docs/metrics.md: sums over sums, over the same tasks."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from tests.oracle.digits import Rate, both, counted, known_sum, minus, share, weighted
from tests.oracle.grouping import grouped
from tests.oracle.row import Row

AMOUNTS = ("planned_wan", "issued_wan", "arrived_wan", "disbursed_wan", "paid_wan")
LIGHTS = ("blue", "green", "yellow", "orange", "red")


def schedule(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.schedule."""
    lit = [row for row in rows if row.light != "none"]
    behind = [row for row in lit if row.light in ("yellow", "orange", "red")]
    reported = [row for row in rows if row.actual_pct is not None]
    works = [row for row in reported if not row.is_bound]
    actual, clock, linear = (weighted(works, name) for name in ("actual_pct", "clock_pct", "linear_pct"))
    earned, elapsed = (known_sum(getattr(row, name) for row in rows) for name in ("earned_days", "elapsed_days"))
    return {
        "tasks": len(rows), "reported": len(reported), "weighed_wan": known_sum(row.planned_wan for row in works),
        "actual_pct": actual, "clock_pct": clock, "gap_pp": minus(actual, clock), "linear_pct": linear,
        "linear_gap_pp": minus(actual, linear), "on_plan": sum(row.clock in ("plan", "first_plan") for row in reported),
        "behind": len(behind) if lit else None,
        "worst_lag_days": max((row.lag_days for row in behind if (row.lag_days or 0) > 0), default=None),
        **{light: counted(row.light == light for row in lit) for light in LIGHTS}, "none": len(rows) - len(lit),
        "questions": sum(row.questions > 0 for row in rows), "elapsed_days": elapsed,
        "spi_t": earned / elapsed if elapsed else None,
    }  # fmt: skip


RATES = {
    "issued_of_planned_pct": ("issued_wan", "planned_wan", "issued_base_wan"),
    "arrived_of_planned_pct": ("arrived_wan", "planned_wan", "arrived_base_wan"),
    "disbursed_of_planned_pct": ("disbursed_wan", "planned_wan", "disbursed_base_wan"),
    "disbursed_of_issued_pct": ("disbursed_wan", "issued_wan", "disbursed_issued_base_wan"),
    "disbursed_of_arrived_pct": ("disbursed_wan", "arrived_wan", "disbursed_arrived_base_wan"),
    "paid_of_planned_pct": ("paid_wan", "planned_wan", "paid_base_wan"),
    "paid_of_disbursed_pct": ("paid_wan", "disbursed_wan", "paid_disbursed_base_wan"),
}
WAITING = {
    "unissued_wan": ("planned_wan", "issued_wan"), "unarrived_wan": ("issued_wan", "arrived_wan"),
    "undisbursed_wan": ("issued_wan", "disbursed_wan"), "unpaid_wan": ("disbursed_wan", "paid_wan"),
    "overissued_wan": ("issued_wan", "planned_wan"), "overdisbursed_wan": ("disbursed_wan", "issued_wan"),
}  # fmt: skip


def _one_linear_clock(rows: Sequence[Row]) -> Rate:
    """The clock of all tasks; where each has its own days, weighted by planned funding."""
    clocks = {row.linear_pct for row in rows}
    if len(clocks) < 2:
        return next(iter(clocks), None)
    return weighted(rows, "linear_pct")


def _more(row: Row, one: str, other: str) -> Rate:
    """By how much the one amount is more than the other; nothing where it is less."""
    first, second = getattr(row, one), getattr(row, other)
    return None if first is None or second is None else max(Fraction(0), Fraction(first - second))


def funding(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.funding."""
    rated = {rate: both(rows, part, whole) for rate, (part, whole, _) in RATES.items()}
    rates = {rate: share(*pair) for rate, pair in rated.items()}
    linear = _one_linear_clock(rows)
    told = [row for row in rows if row.actual_pct is not None and not row.is_bound]
    apart = [row for row in told if row.actual_basis != "money" and row.planned_wan]
    works = [row for row in apart if row.disbursed_wan is not None]
    spent = share(*both(works, "disbursed_wan", "planned_wan"))
    return {
        "tasks": len(rows),
        "reported": sum(any(getattr(row, name) is not None for name in AMOUNTS[1:]) for row in rows),
        **{name: known_sum(getattr(row, name) for row in rows) for name in AMOUNTS}, **rates,
        **{base: rated[rate][1] for rate, (_, _, base) in RATES.items()},
        **{name: known_sum(_more(row, *sides) for row in rows) for name, sides in WAITING.items()},
        "balance_wan": minus(*both(rows, "arrived_wan", "paid_wan")),
        "linear_pct": linear, "issued_gap_pp": minus(rates["issued_of_planned_pct"], linear),
        "disbursed_gap_pp": minus(rates["disbursed_of_planned_pct"], linear),
        "works_ahead_pp": minus(weighted(works, "actual_pct"), spent),
        "works_base_wan": known_sum(row.planned_wan for row in works),
    }  # fmt: skip


def all_told(passed: Iterable[bool | None]) -> bool:
    """Whether all are that told a stage, and one did."""
    told = [each for each in passed if each is not None]
    return bool(told) and all(told)


KINDS = {
    "construction": {
        "started": (any, 6), "complete": (all, 10), "accepted": (all, 11), "in_use": (all, 12),
    },
    "subsidy": {"plan_made": (all_told, 0), "paying": (any, 5), "closed": (all, 7)},
    "policy": {"plan_made": (all_told, 0), "in_force": (any, 1), "closed": (all, 2)},
    "insurance": {"plan_made": (all_told, 0), "in_force": (any, 3), "paying": (any, 4), "closed": (all, 5)},
    "training": {"plan_made": (all_told, 0), "in_force": (any, 2), "paying": (any, 4), "closed": (all, 5)},
}  # fmt: skip
"""Category → milestone → whether one task of a project makes it, all that told or all must, and from which position."""
MILESTONES = ("started", "complete", "accepted", "in_use", "plan_made", "in_force", "paying", "closed")


def _is_used(row: Row, position: int) -> bool:
    """Whether it is about being in use, and the task is that without having been accepted."""
    return position == 12 and row.is_used_unaccepted()


def category_mix(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.category_mix: rows of one category."""
    category = rows[0].category
    shares: dict[str, list[Row]] = {}
    for row in rows:
        shares.setdefault(row.project_id, []).append(row)

    unreported = sum(all(row.position is None for row in own) for own in shares.values())

    def passed(milestone: str) -> int | None:
        """Projects past the milestone; missing where the category has none of that name, or nobody told a stage."""
        if milestone not in KINDS.get(category, {}) or unreported == len(shares):
            return None
        rule, position = KINDS[category][milestone]
        return sum(
            rule(None if row.position is None else row.position >= position or _is_used(row, position) for row in own)
            for own in shares.values()
        )

    started = passed("started")
    paid_over, base = both(rows, "disbursed_wan", "planned_wan")
    people = [row for row in rows if category == "subsidy" and row.target_unit in ("人", "人次")]
    paid, due = both(people, "done_value", "target_value")
    return {
        "projects": len(shares), "unreported": unreported,
        "preparing": None if started is None else len(shares) - unreported - started,
        **{milestone: passed(milestone) for milestone in MILESTONES},
        "tasks": len(rows), "reported": sum(row.stage is not None for row in rows),
        "actual_pct": weighted([row for row in rows if not row.is_bound], "actual_pct"),
        "planned_wan": known_sum(row.planned_wan for row in rows),
        "disbursed_wan": known_sum(row.disbursed_wan for row in rows),
        "disbursed_of_planned_pct": share(paid_over, base), "disbursed_base_wan": base,
        "people_due": due, "people_paid": paid, "people_paid_pct": share(paid, due),
    }  # fmt: skip


def nodes(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.nodes."""
    known = [row.overdue_nodes for row in rows if row.overdue_nodes is not None]
    return {
        "tasks": len(rows), "reported": len(known), "overdue_tasks": counted(each > 0 for each in known),
        "overdue_nodes": sum(known) if known else None,
        "worst_overdue_days": max((row.overdue_days for row in rows if row.overdue_days is not None), default=None),
        "nodes_due": sum(row.nodes_due for row in rows),
        "nodes_due_unknown": sum(row.nodes_due for row in rows if row.overdue_nodes is None),
    }  # fmt: skip


def completion(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.completion."""
    met = [row for row in rows if row.is_target_met]
    judged = sum(row.is_target_met is not None for row in rows)
    staged = [row for row in rows if row.position is not None]

    def built(position: int) -> int | None:
        return counted(row.position >= position or _is_used(row, position) for row in staged if row.is_built())

    return {
        "tasks": len(rows), "target_judged": judged, "target_met": len(met) if judged else None,
        "target_met_pct": share(Fraction(len(met)), Fraction(judged)),
        "stage_judged": len(staged), "done": counted(row.is_done is True for row in staged),
        "met_not_done": sum(row.is_done is not True for row in met) if judged else None,
        "complete_tasks": built(10), "accepted_tasks": built(11), "in_use_tasks": built(12),
    }  # fmt: skip


def start_rate(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.completion.start_rate: construction projects, by three bases."""
    projects: dict[str, list[Row]] = {}
    for row in rows:
        projects.setdefault(row.project_id, []).append(row)
    bases: dict[str, Callable[[Row], bool]] = {
        "all": lambda _: True,
        "year": lambda row: row.start_on is not None and row.start_on.year <= row.period.year,
        "now": lambda row: row.start_on is not None and row.start_on <= row.clock_on,
    }

    def highest(shares: Sequence[Row]) -> int | None:
        return max((row.position for row in shares if row.position is not None), default=None)

    found: dict[str, object] = {}
    for base, belongs in bases.items():
        should = [shares for shares in projects.values() if any(map(belongs, shares))]
        told = [each for each in (highest(shares) for shares in should) if each is not None]
        started = sum(each >= 6 for each in told) if told or not should else None
        rate = None if started is None else share(Fraction(started), Fraction(len(told)))
        figures = {"base": len(told), "unreported": len(should) - len(told)}
        found |= {f"start_{name}_{base}": count if rows else None for name, count in figures.items()}
        # without construction there is nothing to count, not zero of it
        found |= {f"started_of_{base}": started if rows else None, f"start_rate_{base}_pct": rate}
    return found


def plan_versions(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.plan_versions."""
    return {
        "tasks": len(rows),
        "moved_tasks": sum(row.moves > 0 for row in rows),
        "moves": sum(row.moves for row in rows),
    }


def type_gap(rows: Sequence[Row]) -> dict[str, object]:
    """One group's row of metrics.type_gap."""
    of_kind = {name: schedule([row for row in rows if row.category == name]) for name in ("construction", "subsidy")}
    gaps = {f"{name}_gap_pp": told["gap_pp"] for name, told in of_kind.items()}
    return {
        "tasks": len(rows), **{f"{name}_tasks": told["reported"] for name, told in of_kind.items()}, **gaps,
        "type_gap_pp": minus(*gaps.values()),
    }  # fmt: skip


METRICS: dict[str, Callable[[Sequence[Row]], dict[str, object]]] = {
    "schedule": schedule, "funding": funding, "category_mix": category_mix, "nodes": nodes, "completion": completion,
    "start_rate": start_rate, "plan_versions": plan_versions, "type_gap": type_gap,
}  # fmt: skip


def by_group(metric: str, rows: Sequence[Row], by: str | None) -> list[dict[str, object]]:
    """The groups in order, each with its value of `by` (and its category, for category_mix)."""
    rows = [row for row in rows if metric != "start_rate" or row.is_built()]
    keys = [by] if by else []
    if metric == "category_mix":
        keys = list(dict.fromkeys([by or "category", "category"]))
    return grouped(rows, keys, METRICS[metric])
