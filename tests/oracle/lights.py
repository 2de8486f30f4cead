"""Lights in plain Python: the presets as the table of docs/metrics.md has them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.digits import HUNDRED, Rate, kept, share
from tests.oracle.row import Row

Band = tuple[Callable[[Fraction], bool], str, str]


@dataclass(frozen=True, slots=True)
class Preset:
    """One place's rules; bands from best to worst, each (when it holds, light, rule)."""

    kind: str
    bands: tuple[Band, ...]
    accepted: str = "green"
    overdue: str | None = None
    after_red: str | None = None


def _from(bound: int, light: str, rule: str = "band") -> Band:
    return (lambda measure: measure >= bound), light, rule


def _above(bound: int, light: str, rule: str) -> Band:
    return (lambda measure: measure > bound), light, rule


RED: Band = ((lambda _: True), "red", "band")
PRESETS = {
    "ours": Preset(
        "points", (_from(-5, "green"), _from(-15, "yellow"), _from(-30, "orange"), RED), accepted="blue", overdue="red"
    ),
    "yinchuan": Preset(
        "points", (_from(0, "green"), _above(-10, "green", "open"), _from(-30, "yellow"), RED)
    ),
    "sanya": Preset("relative", (_from(100, "green"), _from(50, "yellow"), RED)),
    "tianjin": Preset("relative", (_from(100, "green"), _from(70, "yellow"), RED)),
    "dazu": Preset(
        "absolute",
        (_from(80, "green", "open"), _from(55, "yellow", "open"), _from(30, "orange", "open"), RED),
        accepted="blue",
    ),
    "ouhai": Preset("points", (_from(0, "green"), RED), after_red="yellow"),
}  # fmt: skip


def light_up(row: Row, name: str) -> None:
    """Find the light of a task by its progress: the first rule that holds."""
    preset = PRESETS[name]
    row.judged_pct = _measure(row, preset.kind)
    row.light, row.light_rule = _by_rules(row, preset)


def _measure(row: Row, kind: str) -> Rate:
    if kind == "absolute" or row.actual_pct is None:
        return row.actual_pct
    if kind == "relative":
        return HUNDRED if row.clock_pct == 0 else kept(share(row.actual_pct, row.clock_pct))
    return row.gap_pp


def _by_rules(row: Row, preset: Preset) -> tuple[str, str]:
    done = row.done_position()
    if row.position is not None and done is not None and row.position >= done:
        return preset.accepted, "accepted"
    if row.judged_pct is None:
        return "none", "unreported"
    if row.is_overdue and preset.overdue:
        return preset.overdue, "overdue"
    return next((light, rule) for holds, light, rule in preset.bands if holds(row.judged_pct))


def remember(rows: Iterable[Row], name: str) -> None:
    """Where a place remembers: a task that has caught up after a red month of the year is not green."""
    after_red = PRESETS[name].after_red
    last_red: dict[tuple[str, str], object] = {}
    for row in sorted(rows, key=lambda row: row.period) if after_red else ():
        row.last_red = last_red.get((row.project_id, row.county))
        if row.light == "red":
            last_red[row.project_id, row.county] = row.period
        elif row.light == "green" and row.last_red:
            row.light, row.light_rule = after_red, "after_red"
