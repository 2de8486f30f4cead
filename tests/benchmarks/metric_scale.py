"""What pages ask of a month and of a year costs beside reading its columns, in time and memory, and how that grows.

Both are asked as pages ask them (pages/components/reading). *view* is one month of a store that holds twelve: its
tasks, judged, and three metrics by county. *year* is what rests on all twelve months: the trend of funding, the waiting
of money by county, the batches of subsidies by month. The *floor* reads into Polars, with DuckDB and through one
connection, the columns that status and plans need: those that the selections hand on (with names, files and cells,
which pages show) and those by which they choose. It does nothing else: no choice of the newest row, no join, no order.
For a month it is told twice: for the rows of that month, and for all rows of the store, 60 000 tasks × 12 months.
Each measure is a process of its own, several in turns, of which the median counts: CPU seconds, and the peak of memory
above what the process held before. Linux only; run it alone.
What came of it, and what does not reach twice the floor: docs/decisions, 0020, 0022 and 0029.

    python tests/benchmarks/metric_scale.py [tasks …]      60000 if none is named; 833300 make ten million reports
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from statistics import median

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.model import View
from data.store import Store
from pages.components.reading import period_source, source
from tests.benchmarks import made_store

COLUMNS = {
    "submissions": "submission_id, file_name, received_at, load_no",
    "projects": "submission_id, row, project_id, year, item_no, project, category, area, department, partner_units, "
    "annual_target",
    "tasks": "submission_id, row, project_id, county, responsible_unit, implementing_body, target_value, target_unit, "
    "target_text, planned_wan, start_on, due_on, is_ceiling",
    "plan_points": "submission_id, row, project_id, county, due_on, planned_pct, node",
    "reports": "submission_id, sheet, row, project_id, county, period, as_of, stage, physical_pct, done_value, "
    "issued_wan, arrived_wan, disbursed_wan, paid_wan, problem, next_step, questions",
}
ROUNDS = 5
"""Processes per measure: single ones of the same floor were 0.5 and 1.1 s."""
SINCE = {"view": date(2023, 12, 1), "year": date(2023, 1, 1)}
UNTIL = date(2023, 12, 1)
Measure = dict[str, float]
ASKED: Mapping[str, Mapping[str, Callable[[View], pl.DataFrame]]] = {
    "view": {
        "tasks": source.tasks,
        "schedule": lambda view: source.schedule(view, "county"),
        "funding": lambda view: source.funding(view, "county"),
        "category_mix": lambda view: source.category_mix(view, "county"),
    },
    "year": {
        "trend": source.funding_by_month,
        "waiting": lambda view: source.waiting_by(view, "county"),
        "batches": source.batches_by_month,
    },
}
"""What pages ask; the first step of each scope reads the rows, waiting also those of the month."""


def main(*sizes: str) -> None:
    """Print seconds, memory and ratios for stores of these sizes; for several, how they grow."""
    before: dict[str, tuple[int, Measure]] = {}
    for tasks in map(int, sizes or ("60000",)):
        with tempfile.TemporaryDirectory() as folder:
            reports = made_store.make(Path(folder), tasks)
            size = sum(path.stat().st_size for path in Path(folder).rglob("*.duckdb")) / 1e6
            print(f"{tasks} tasks × 12 months, {reports} reports, {size:.0f} MB on disk", flush=True)
            measures = _in_turns(folder)
            whole = measures["floor", "year"]
            for scope in SINCE:
                ours = measures["metrics", scope]
                print(_said(scope, ours, measures["floor", scope], whole), flush=True)
                if scope in before:
                    print(_grown(reports, ours, *before[scope]), flush=True)
                before[scope] = reports, ours


def _in_turns(folder: str) -> dict[tuple[str, str], Measure]:
    """The medians of every measure; each takes its turn, so that a slow minute falls on all of them."""
    turns = [(what, scope) for what in ("floor", "metrics") for scope in SINCE]
    rounds = [[measured(*turn, folder) for turn in turns] for _ in range(ROUNDS)]
    every = zip(turns, zip(*rounds, strict=True), strict=True)
    return {turn: {name: median(one[name] for one in told) for name in told[0]} for turn, told in every}


def _said(scope: str, ours: Measure, floor: Measure, whole: Measure) -> str:
    of_all = f", {ours['cpu'] / whole['cpu']:.1f} × the floor of all rows ({whole['cpu']:.2f} s)"
    steps = " · ".join(f"{name} {seconds:.2f}" for name, seconds in ours.items() if name not in ("cpu", "wall", "mb"))
    return (
        f"  {scope}: {ours['cpu']:.2f} s CPU, {ours['wall']:.2f} s, {ours['mb']:.0f} MB = "
        f"{ours['cpu'] / floor['cpu']:.1f} × its floor ({floor['cpu']:.2f} s, {floor['mb']:.0f} MB)"
        f"{of_all if floor is not whole else ''}\n    {steps}"
    )


def _grown(reports: int, ours: Measure, reports_before: int, before: Measure) -> str:
    return (
        f"    rows × {reports / reports_before:.1f}: time × {ours['cpu'] / before['cpu']:.1f}, "
        f"memory × {ours['mb'] / before['mb']:.1f}"
    )


def measured(what: str, scope: str, folder: str) -> Measure:
    """CPU and wall seconds and MB of one measure, and the CPU seconds of its steps, in a process of its own."""
    command = [sys.executable, __file__, what, scope, folder]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    measure: Measure = json.loads(told)
    return measure


def run(what: str, scope: str, folder: str) -> Measure:
    """Do it in this process, once everything is imported and the store was asked something."""
    os.environ["MINSHENG_STORE"] = folder
    period_source.periods()  # as every page does before it shows a month
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak so far
    held, cpu, wall = _peak_mb(), time.process_time(), time.perf_counter()
    steps = _floor(Store(Path(folder)), scope) if what == "floor" else _pages(View(period=UNTIL), scope)
    spent = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "mb": _peak_mb() - held}
    return {**steps, **spent}


def _floor(store: Store, scope: str) -> Measure:
    dates = f"WHERE period BETWEEN DATE '{SINCE[scope]}' AND DATE '{UNTIL}'"
    with store._open() as connection:
        for table, columns in COLUMNS.items():
            query = f"SELECT {columns} FROM {table} {dates if table == 'reports' else ''}"
            pl.DataFrame(connection.execute(query).to_arrow_table())
    return {}


def _pages(view: View, scope: str) -> Measure:
    """CPU seconds of each step."""
    took: Measure = {}
    for name, ask in ASKED[scope].items():
        start = time.process_time()
        ask(view)
        took[name] = time.process_time() - start
    return took


def _peak_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    if sys.argv[1:2] in (["floor"], ["metrics"]):
        print(json.dumps(run(*sys.argv[1:])))
    else:
        main(*sys.argv[1:])
