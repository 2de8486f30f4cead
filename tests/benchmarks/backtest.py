"""How good the forecasts were: every month is taken as the last one known, and held against what came.

The sample (or --store) is rolled through as it was known then; generated years (tests/benchmarks/courses.py) besides,
of seeds on which nothing was calibrated. Printed: the share inside the 80 % range (aim: 75 to 85), the width of the
range, and the mean error of the middle beside two simple forecasts: on as since January, and all as planned.

    python tests/benchmarks/backtest.py [--store FOLDER] [--tasks N] [--seeds 1 2 3]
"""

import argparse
import calendar
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from data.model import View  # noqa: E402
from data.store import Store  # noqa: E402
from exports import view as selected  # noqa: E402
from loaders.incoming import Incoming  # noqa: E402
from loaders.load import load  # noqa: E402
from metrics import clock, forecast, outturn, progress, schedule  # noqa: E402
from metrics.plan_line import time  # noqa: E402
from metrics.timetable import TASK  # noqa: E402
from tests.benchmarks import courses  # noqa: E402

CALIBRATED_ON = (101, 102, 103, 104, 105, 106)
"""Seeds that the constants of metrics.pace were chosen on. Never evaluate on them."""
SEEDS = tuple(range(1, 11))
LATEST = 24.0
"""A finish later than this (months since January) counts as this, in the errors of all alike."""
YEAR_END = date(courses.YEAR, 12, 31)
TITLES = {
    "progress": "Progress at the end, %",
    "finish": "Day of the finish, in days",
    "money": "Disbursed by county at the end, % of planned",
}
LINE = "{:24} {:>6} {:>8} {:>7} {:>8} {:>8} {:>8}"


def main() -> None:
    """Print the back-test of the sample and of the generated years."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--store", type=Path, help="a store with a year of reports (default: the sample)")
    asked.add_argument("--tasks", type=int, default=3000, help="tasks in each generated year")
    asked.add_argument("--seeds", type=int, nargs="*", default=SEEDS)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        known = pl.concat(rolled(Store(chosen.store) if chosen.store else sample(Path(folder))))
    for what, title in TITLES.items():
        show(f"{title}; the store's months against its newest", known.filter(what=what), "month")
    years = {seed: generated(seed, chosen.tasks) for seed in chosen.seeds}
    for what, title in TITLES.items():
        for seed, rows in years.items():
            show(f"{title}; generated, seed {seed}", rows.filter(what=what))
        every = pl.concat(years.values()).filter(what=what)
        show(f"{title}; generated, all seeds", every, "month", "basis", "kind")


def sample(folder: Path) -> Store:
    """A store with the sample in it."""
    store = Store(folder)
    files = sorted(path for path in (ROOT / "data" / "samples" / "ziyang_2023").rglob("*") if path.is_file())
    load([Incoming(str(path), path.read_bytes()) for path in files], store)
    return store


def rolled(store: Store) -> Iterator[pl.DataFrame]:
    """The store's months, each as it was known on the 10th of the next, held against its newest month."""
    newest = selected.period(store, View())
    came = selected.tasks(store, View(period=newest))
    last_day = newest.replace(day=calendar.monthrange(newest.year, newest.month)[1])
    for month in range(2, newest.month):
        view = View(period=newest.replace(month=month), as_of=newest.replace(month=month + 1, day=10))
        known, plan = selected.months(store, view), selected.timetables(store, view)
        outcome = came.select(
            *TASK, "disbursed_wan", actual=_float("actual_pct"), planned=_float("planned_pct"), kind="category"
        )
        yield _progress(forecast.per_task(known, plan, last_day), outcome, month, float(newest.month))
        yield _money(known, outcome, month, last_day)


def generated(seed: int, tasks: int) -> pl.DataFrame:
    """Ten months of one generated year: what was forecast and what came."""
    drawn = courses.courses(seed, tasks)
    plan = courses.plan(drawn)
    judged = schedule.per_task(clock.per_task(progress.per_task(courses.status(drawn)), plan))
    outcome = _truth(drawn).join(_december(judged), on=TASK)
    parts: list[pl.DataFrame] = []
    for month in range(2, 12):
        known = judged.filter(pl.col("period").dt.month() <= month)
        made = forecast.per_task(known, plan)
        parts += [
            _progress(made, outcome, month, 12.0),
            _finish(made, outcome, month),
            _money(known, outcome, month, YEAR_END),
        ]
    return pl.concat(parts)


def _truth(drawn: list[courses.Course]) -> pl.DataFrame:
    """TASK, kind, actual, finish, due, disbursed_wan: what became of each task in the end."""
    names = {
        "project_id": "project_id", "county": "county", "kind": "kind", "actual": "december", "finish": "finish",
        "due": "due", "paid": "december_paid", "planned": "planned_wan",
    }  # fmt: skip
    told = pl.DataFrame({name: [getattr(each, of) for each in drawn] for name, of in names.items()})
    disbursed = pl.col("paid") / 100 * pl.col("planned")
    return told.with_columns(pl.col("due").cast(pl.Float64), disbursed_wan=disbursed).drop("planned")


def _december(judged: pl.DataFrame) -> pl.DataFrame:
    december = judged.filter(pl.col("period").dt.month() == 12)
    return december.select(*TASK, planned=_float("planned_pct").fill_null(100.0))


def _progress(made: pl.DataFrame, outcome: pl.DataFrame, month: int, at: float) -> pl.DataFrame:
    """The progress at the end, in percent."""
    linear = (_float("known_pct") / time("known_on", courses.YEAR) * at).clip(upper_bound=100.0)
    ends = [_float(name) for name in ("year_end_low_pct", "year_end_pct", "year_end_high_pct")]
    return _rows(_open(made, outcome), "progress", month, pl.col("actual"), linear, pl.col("planned"), *ends)


def _finish(made: pl.DataFrame, outcome: pl.DataFrame, month: int) -> pl.DataFrame:
    """The day of the finish, in days; later than LATEST is LATEST: for the truth, for us and for both baselines."""

    def days(at: pl.Expr) -> pl.Expr:
        return at.fill_null(LATEST).clip(upper_bound=LATEST) * 365.25 / 12

    now = time("known_on", courses.YEAR)
    linear = now * 100 / _float("known_pct").clip(lower_bound=0.1)
    ends = [days(time(name, courses.YEAR)) for name in ("finish_from_on", "finish_on", "finish_to_on")]
    came, planned = days(pl.col("finish")), days(pl.max_horizontal("due", now))
    return _rows(_open(made, outcome), "finish", month, came, days(linear), planned, *ends)


def _money(known: pl.DataFrame, outcome: pl.DataFrame, month: int, until: date) -> pl.DataFrame:
    """What the counties have disbursed at the end, in percent of the planned funding of those tasks."""
    made = known.unique(TASK, keep="last", maintain_order=True).join(outturn.per_task(known, until), on=TASK)
    both = made.join(outcome.select(*TASK, came=_float("disbursed_wan")).drop_nulls(), on=TASK)
    summed = outturn.by_group(both, "county").join(both.group_by("county").agg(pl.col("came").sum()), on="county")
    base = _float("forecast_base_wan")
    linear = (_float("known_disbursed_wan") / month * until.month).clip(upper_bound=base)
    ends = [_float(name) / base * 100 for name in ("year_end_low_wan", "year_end_wan", "year_end_high_wan")]
    told = summed.with_columns(forecast_basis=pl.lit("sum"), kind=pl.lit("county"))
    planned = pl.lit(until.month / 12 * 100)
    return _rows(told, "money", month, pl.col("came") / base * 100, linear / base * 100, planned, *ends)


def _open(made: pl.DataFrame, outcome: pl.DataFrame) -> pl.DataFrame:
    """What was not done yet, and could be forecast."""
    return made.filter(pl.col("forecast_basis") != "done").join(outcome, on=TASK)


def _rows(frame: pl.DataFrame, what: str, month: int, *figures: pl.Expr) -> pl.DataFrame:
    """What came, the two baselines, and low, middle and high of ours."""
    came, linear, planned, low, middle, high = figures
    return frame.select(
        what=pl.lit(what), month=pl.lit(month), basis="forecast_basis", kind="kind",
        came=came, linear=linear, planned=planned, low=low, middle=middle, high=high,
    ).drop_nulls("came")  # fmt: skip


def show(title: str, rows: pl.DataFrame, *by: str) -> None:
    """Print a line per value of each of `by`, and one for all; nothing where there is nothing."""
    if rows.is_empty():
        return
    print(f"\n{title}")
    print(LINE.format("", "n", "inside %", "width", "error", "linear", "planned"))
    for name in by:
        for part in rows.partition_by(name, maintain_order=True):
            _line(f"{name} {part.item(0, name)}", part)
    _line("all", rows)


def _line(name: str, rows: pl.DataFrame) -> None:
    slack = 0.01
    inside = pl.col("came").is_between(pl.col("low") - slack, pl.col("high") + slack).mean() * 100
    errors = [(pl.col("came") - pl.col(of)).abs().mean().alias(of) for of in ("middle", "linear", "planned")]
    figures = rows.select(inside.alias("inside"), (pl.col("high") - pl.col("low")).mean().alias("width"), *errors)
    print(LINE.format(name, rows.height, *(f"{figure:.1f}" for figure in figures.row(0))))


def _float(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64)


if __name__ == "__main__":
    main()
