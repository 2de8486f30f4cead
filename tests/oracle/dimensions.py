"""What places judge besides progress, in plain Python: over the months of each task, as docs/metrics.md says."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from tests.oracle.digits import Rate, known_sum, minus, share
from tests.oracle.row import Row

WORSE = ("blue", "green", "yellow", "orange", "red")
STARTED = 6
STEPS = {
    "yinchuan": {"start": ((1, "yellow"), (3, "red")), "entry": ((1, "yellow"), (3, "red"))},
    "sanya": {"month_tasks": ((1, "yellow"), (2, "red"))},
}
REQUIRED = {9: 60, 10: 60, 11: 60, 12: 95}
EXPECTED = 8
City = dict[object, list[tuple[Rate, Rate]]]


def judge_dimensions(rows: Sequence[Row], name: str, city: City) -> None:
    """Fill in the lights of all dimensions of the preset `name`, and show the worst. `city`: month → both amounts."""
    for row in rows:
        row.progress_light = row.light
    by_task: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.period):
        by_task.setdefault((row.project_id, row.county), []).append(row)
    for months in by_task.values():
        if name == "yinchuan":
            _entered(months)
        if name == "sanya":
            _missed(months)
    for row in rows:
        if name == "yinchuan":
            _start(row)
            _funds(row)
        if name == "tianjin":
            _investment(row, city)
        _show_the_worst(row)


def _months(row: Row, day: object) -> int:
    return (row.period.year - day.year) * 12 + row.period.month - day.month


def _step(months: int, name: str, dimension: str) -> str:
    return next((light for least, light in reversed(STEPS[name][dimension]) if months >= least), "green")


def _start(row: Row) -> None:
    if not row.is_built() or row.position is None or row.start_on is None:
        return
    months = _months(row, row.start_on) + 1
    if row.position < STARTED and months > 0:
        row.late_start_months = months
    row.start_light = _step(row.late_start_months or 0, "yinchuan", "start")


def _entered(months: Iterable[Row]) -> None:
    told = first = None
    entered = False
    for row in months:
        told = row.start_actual_on or told
        if first is None and row.position is not None and row.position >= STARTED:
            first = row.period
        entered = entered or row.is_registered is True
        if not row.is_built():
            continue
        row.works_start_on = told or first
        if entered:
            row.entry_light = "green"
        elif row.is_registered is False and row.works_start_on and _months(row, row.works_start_on) >= 0:
            row.entry_months = _months(row, row.works_start_on)
            row.entry_light = _step(row.entry_months, "yinchuan", "entry")


def _missed(months: Iterable[Row]) -> None:
    before, run = None, 0
    for row in months:
        known = row.planned_pct is not None and row.actual_pct is not None and not row.is_bound
        follows = before is not None and _months(row, before) == 1
        run = (run if follows else 0) + 1 if known and row.actual_pct < row.planned_pct else 0
        before = row.period
        if known:
            row.missed_months, row.month_tasks_light = run, _step(run, "sanya", "month_tasks")


def _funds(row: Row) -> None:
    levels = ("central", "city")
    amounts = {(measure, level): Fraction(amount) for measure, level, amount in row.parts}
    both = [level for level in levels if ("planned", level) in amounts and ("disbursed", level) in amounts]
    moved, planned = (known_sum(amounts[name, level] for level in both) for name in ("disbursed", "planned"))
    row.funds_pct = share(moved, planned)
    row.funds_required_pct = None if (at := REQUIRED.get(row.period.month)) is None else Fraction(at)
    if row.funds_pct is None or row.clock_pct is None or row.is_bound:
        return
    is_below = row.funds_required_pct is not None and row.funds_pct < row.funds_required_pct
    row.funds_light = "green" if row.funds_pct >= row.clock_pct else "red" if is_below else "yellow"


def growth_of(pairs: Iterable[tuple[Rate, Rate]]) -> Rate:
    """Σ this year ÷ Σ last year − 1 in percent, over those that told both."""
    both = [pair for pair in pairs if None not in pair]
    return minus(share(known_sum(one for one, _ in both), known_sum(other for _, other in both)), Fraction(100))


def _investment(row: Row, city: City) -> None:
    row.city_growth_pct = growth_of(city.get(row.period, ()))
    row.growth_pct = growth = growth_of([(row.done_ytd_wan, row.done_before_wan)])
    if growth is not None:
        reached = growth >= EXPECTED and growth >= row.city_growth_pct
        row.investment_light = "red" if growth < 0 else "green" if reached else "yellow"


DECIDING = (
    ("start_light", "late_start"), ("entry_light", "late_entry"), ("funds_light", "funds"),
    ("month_tasks_light", "missed_months"), ("investment_light", "investment"),
)  # fmt: skip


def _show_the_worst(row: Row) -> None:
    for column, rule in DECIDING:
        light = getattr(row, column)
        if light is None or WORSE.index(light) < WORSE.index("yellow") or row.light_rule == "accepted":
            continue
        if row.light == "none" or WORSE.index(row.light) < WORSE.index(light):
            row.light, row.light_rule = light, rule
