"""Forecasts of works and money in plain Python, in floats, from docs/metrics.md."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.oracle.digits import counted
from tests.oracle.judged import height
from tests.oracle.office import Point
from tests.oracle.paces import MONTHS, Course, Report, Task, courses, day_of, range_at, time
from tests.oracle.row import Row

# Progress: along the task's own timetable, else the linear clock.


@dataclass(frozen=True)
class PlanLine:
    """The line of a task, and when it is at 100 %."""

    points: Sequence[Point]
    start: date | None
    year: int

    def end(self) -> float | None:
        """When the line is at 100 %; one that stops before is drawn on at its mean pace."""
        if not self.points:
            return MONTHS
        full = [point for point in self.points if point.percent >= 100]
        if full:
            return time(min(point.due for point in full), self.year)
        start = min(time(self.start, self.year) if self.start else 0.0, self._time(0))
        last = float(self.points[-1].percent)
        return start + (self._time(-1) - start) * 100 / last if last else None

    def asks(self, at: float) -> float:
        """Percent at a time."""
        end = self.end()
        if end is not None and at >= end:
            return 100.0
        if not self.points:
            return at / MONTHS * 100
        if at > self._time(-1):
            last = float(self.points[-1].percent)
            return 0.0 if end is None else last + (100 - last) * (at - self._time(-1)) / (end - self._time(-1))
        on = day_of(min(48.0, max(0.0, at)), self.year)
        return float(height(self.points, self.start or date(self.year, 1, 1), on))

    def _time(self, number: int) -> float:
        return time(self.points[number].due, self.year)


def forecast(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The rows of metrics.forecast.per_task, out of the rows of one year up to the month that it is seen from."""

    def at(row: Row, pct: float) -> float:
        earned = row.clock_on - timedelta(days=row.plan_lag_days) if row.points else None
        return time(earned, row.period.year) if earned else pct / 100 * MONTHS

    told = courses(rows, lambda row: None if row.actual_pct is None or row.is_bound else float(row.actual_pct), at)
    range_at(told, MONTHS)
    by_task = {course[0].place(): course for course in told}
    tasks = {(row.project_id, row.county): row for row in rows}
    lines = {place: _of_task(tasks[place], by_task.get(place)) for place in sorted(tasks)}
    for row in sorted(rows, key=lambda row: row.period):
        if row.is_bound and row.actual_pct is not None:
            _of_bound(row, lines[row.project_id, row.county])
    return list(lines.values())


def _of_bound(row: Row, line: dict[str, object]) -> None:
    """A bound, after one more report: open until the year is over."""
    over = "done" if row.actual_pct >= 100 else "unlikely"
    line |= {
        "known_on": row.clock_on, "known_pct": row.actual_pct, "months_used": line["months_used"] + 1,
        "forecast_basis": "bound", "outlook": over if time(row.clock_on, row.period.year) >= MONTHS else "open",
    }  # fmt: skip


def _of_task(row: Row, course: Course | None) -> dict[str, object]:
    told = dict.fromkeys((
        "known_on", "known_pct", "forecast_basis", "pace_pp", "needed_pp", "year_end_low_pct", "year_end_pct",
        "year_end_high_pct", "finish_from_on", "finish_on", "finish_to_on", "outlook",
    ))  # fmt: skip
    told |= {"project_id": row.project_id, "county": row.county, "months_used": 0, "similar_tasks": 0}
    if course is None:
        return told
    now, done = course[-1], [report.row.clock_on for report in course if report.is_done()]
    ends = _ends(now)
    recent = course[-5:]
    passed = now.t - recent[0].t
    left = (time(row.due_on, row.period.year) if row.due_on else MONTHS) - now.t
    is_done = now.is_done()
    return told | {
        "known_on": now.row.clock_on, "known_pct": now.pct, "months_used": len(course), "similar_tasks": now.similar,
        "forecast_basis": "done" if is_done else "linear" if now.basis == "plan" and not row.points else now.basis,
        "pace_pp": (now.pct - recent[0].pct) / passed if passed > 0 else None,
        "needed_pp": (100 - now.pct) / left if left > 0 and not is_done else None,
        "year_end_low_pct": ends["less_slow" if ends["fast"] >= 100 else "slow"],
        "year_end_pct": ends["pace"], "year_end_high_pct": ends["fast"],
        **{f"finish_{name}_on".replace("on_on", "on"): min(done) if is_done else _finish(now, now.ends[pace])
           for name, pace in (("from", "fast"), ("on", "pace"), ("to", "slow"))},
        "outlook": _outlook(is_done, ends),
    }  # fmt: skip


def _outlook(is_done: bool, ends: dict[str, float]) -> str:
    if is_done:
        return "done"
    if ends["fast"] < 100:
        return "unlikely"
    return "likely" if ends["less_slow"] >= 100 else "open"


def _line(now: Report) -> PlanLine:
    return PlanLine(now.row.points, now.row.start_on, now.row.period.year)


def _ends(now: Report) -> dict[str, float]:
    """The progress on 31 December at each pace: what the line gains from here; from what was told up to all."""
    line, end = _line(now), _line(now).end()
    reached = {name: now.at + pace * max(0.0, MONTHS - now.t) for name, pace in now.ends.items()}
    gained = {name: now.pct + line.asks(at) - line.asks(now.at) for name, at in reached.items()}
    return {
        name: 100.0 if end is not None and reached[name] >= end else min(100.0, max(now.pct, pct))
        for name, pct in gained.items()
    }


def _finish(now: Report, pace: float) -> date | None:
    end = _line(now).end()
    if end is None or pace <= 0:
        return None
    at = now.t + max(0.0, end - now.at) / pace
    return day_of(at, now.row.period.year) if at <= 2 * MONTHS else None


def forecast_group(told: Sequence[dict[str, object]]) -> dict[str, object]:
    """One group's row of metrics.forecast.by_group."""
    known = [line for line in told if line["outlook"] is not None]
    outlooks = ("done", "likely", "open", "unlikely")
    count = {name: counted(line["outlook"] == name for line in known) for name in outlooks}
    return {
        "tasks": len(told), **count, "unknown": len(told) - len(known),
        "at_most": count["open"] + count["unlikely"] if known else None,
        **{f"on_{name}": counted(line["forecast_basis"] == name and line["outlook"] != "done" for line in known)
           for name in ("own", "similar", "plan", "linear", "bound")},
    }  # fmt: skip


# Money: along the linear clock.


def outturn(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The rows of metrics.outturn.per_task."""

    def paid(row: Row) -> float | None:
        known = row.disbursed_wan is not None and row.planned_wan
        return float(100 * row.disbursed_wan / row.planned_wan) if known else None

    told = courses(rows, paid, lambda _, pct: pct / 100 * MONTHS)
    range_at(told, MONTHS)
    return [_paid_out(course[-1]) for course in told]


def _paid_out(now: Report) -> dict[str, object]:
    pct = {
        name: max(now.pct, min(100.0, (now.at + pace * max(0.0, MONTHS - now.t)) / MONTHS * 100))
        for name, pace in now.ends.items()
    }
    planned = float(now.row.planned_wan)
    low, middle, high = pct["slow"], pct["pace"], pct["fast"]
    spread = math.sqrt(0.3 * ((middle - low) ** 2 + (high - middle) ** 2))
    return {
        "project_id": now.row.project_id, "county": now.row.county, "year_end_low_wan": low / 100 * planned,
        "year_end_wan": middle / 100 * planned, "year_end_high_wan": high / 100 * planned,
        "known_disbursed_wan": now.row.disbursed_wan, "spread_wan": spread / 100 * planned,
    }  # fmt: skip


def outturn_group(tasks: Mapping[Task, Row], told: Sequence[dict[str, object]]) -> dict[str, object]:
    """One group's row of metrics.outturn.by_group, out of the newest rows of its tasks."""
    empty = dict.fromkeys((
        "forecast_base_wan", "known_disbursed_wan", "year_end_low_wan", "year_end_wan", "year_end_high_wan",
        "year_end_disbursed_pct",
    ))  # fmt: skip
    told = [line for line in told if (line["project_id"], line["county"]) in tasks]
    if not told:
        return {"tasks": len(tasks), "forecast_tasks": 0, **empty}
    base = sum(tasks[line["project_id"], line["county"]].planned_wan for line in told)
    known = sum(line["known_disbursed_wan"] for line in told)
    middle = sum(round(line["year_end_wan"], 4) for line in told)
    spreads = [line["spread_wan"] for line in told]
    off = 1.2816 * math.sqrt(0.97 * sum(each**2 for each in spreads) + 0.03 * sum(spreads) ** 2)
    return {
        "tasks": len(tasks), "forecast_tasks": len(told), "forecast_base_wan": base, "known_disbursed_wan": known,
        "year_end_low_wan": max(middle - off, float(known)), "year_end_wan": middle,
        "year_end_high_wan": min(middle + off, max(float(base), middle)),
        "year_end_disbursed_pct": 100 * middle / float(base),
    }  # fmt: skip
