"""Reasons: why a task shows its light, as the numbers that decided; the pages put them into a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from data.reference.lights import LightPreset
from metrics.lights import band_of


@dataclass(frozen=True)
class Reason:
    """What decided. `rule` is that of metrics.lights; what has no part in it is None.

    `judged_pct` is what the band was asked about, by the `kind` of the preset; the band begins at `at_least` or `above`
    (None: it is the last) and ends below `below` (None: it is the best). `is_open`: the place has not stated the band,
    or the number that was asked for.
    """

    rule: str
    light: str
    kind: str
    clock: str
    stage: str | None
    actual_pct: Decimal | None
    clock_pct: Decimal | None
    judged_pct: Decimal | None
    lag_days: int | None
    at_least: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None
    is_open: bool = False
    due_on: date | None = None
    overdue_days: int | None = None
    start_on: date | None = None
    late_start_months: int | None = None
    last_red: date | None = None
    works_start_on: date | None = None
    entry_months: int | None = None
    missed_months: int | None = None
    planned_pct: Decimal | None = None
    funds_pct: Decimal | None = None
    funds_required_pct: Decimal | None = None
    growth_pct: Decimal | None = None
    city_growth_pct: Decimal | None = None
    expected_pct: Decimal | None = None
    levels: tuple[str, ...] = ()
    measure: str | None = None


NUMBERS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "late_start": ("start_on", "late_start_months"),
    "late_entry": ("works_start_on", "entry_months"),
    "missed_months": ("missed_months", "planned_pct"),
    "funds": ("funds_pct", "funds_required_pct"),
    "investment": ("growth_pct", "city_growth_pct"),
    "after_red": ("last_red",),
})  # fmt: skip
"""Rule → the columns that decided."""


def of_task(task: Mapping[str, Any], preset: LightPreset) -> Reason:
    """The reason of one row with the columns of metrics.schedule."""
    shared = ("light", "clock", "stage", "actual_pct", "clock_pct", "judged_pct", "lag_days")
    told: dict[str, Any] = {name: task[name] for name in shared}
    told |= {"rule": task["light_rule"], "kind": preset.kind}
    return Reason(**told, **_decided(task, preset))


def _decided(task: Mapping[str, Any], preset: LightPreset) -> dict[str, Any]:
    rule = task["light_rule"]
    if rule == "overdue":
        return {"due_on": task["due_on"], "overdue_days": (task["clock_on"] - task["due_on"]).days}
    if rule in NUMBERS:
        return {name: task[name] for name in NUMBERS[rule]} | _of_preset(rule, preset)
    if rule in ("band", "open"):
        band, better = band_of(preset, task["judged_pct"])
        below = better.bound if better else None
        return {"at_least": band.at_least, "above": band.above, "below": below, "is_open": rule == "open"}
    return {}


def _of_preset(rule: str, preset: LightPreset) -> dict[str, Any]:
    """What the preset itself says: whose money, which growth, and whether the place has stated that."""
    if rule == "funds" and preset.funds:
        told = preset.funds
        return {"levels": tuple(map(str, told.levels)), "measure": told.measure, "is_open": not told.stated}
    if rule == "investment" and preset.investment:
        return {"expected_pct": preset.investment.expected_pct, "is_open": not preset.investment.stated}
    return {}
