"""What an export of many rows costs, against the bare workbook writer writing the same cells, in the same run.

Prints CPU seconds and the highest memory of each in a process of its own, over three rounds, and the ratio of speeds.
Linux only.

    python tests/benchmarks/write_speed.py [rows]
"""

import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl

from data.model import View

ROUNDS = 3
JANUARY = date(2023, 1, 1)


def main(rows: int = 100_000) -> None:
    """Print the cost of both ways of writing `rows` rows of fourteen columns."""
    spent = {way.__name__: [_apart(way, rows) for _ in range(ROUNDS)] for way in (bare, ours)}
    for name, runs in spent.items():
        seconds, megabytes = (statistics.median(each) for each in zip(*runs, strict=True))
        print(f"{name}: {seconds:.2f} CPU s, at most {megabytes:.0f} MB above a start without rows")
    ratios = sorted(b[0] / o[0] for b, o in zip(spent["bare"], spent["ours"], strict=True))
    print(f"speed against bare: {', '.join(f'{ratio:.2f}' for ratio in ratios)} x")


def frame(rows: int) -> pl.DataFrame:
    """Tasks with words, codes, days, amounts and rates, some of them missing."""
    at = pl.int_range(rows, eager=True)
    amount = pl.Series([Decimal(n * 37 % 99_991) / 100 for n in range(rows)], dtype=pl.Decimal(18, 6))
    return pl.DataFrame(
        {
            "project": [f"第{n % 900}号示例项目" for n in range(rows)],
            "county": [f"第{n % 24}示例区" for n in range(rows)],
            "light": [("green", "yellow", "red")[n % 3] for n in range(rows)],
            "stage": [f"C{n % 13}" for n in range(rows)],
            "lag_days": at % 200 - 60,
            "actual_pct": amount.cast(pl.Decimal(38, 12)) / 10,
            "gap_pp": -amount.cast(pl.Decimal(38, 12)) / 10,
            "planned_wan": amount,
            "issued_wan": pl.select(pl.when(at % 5 > 0).then(amount)).to_series(),
            "disbursed_wan": pl.select(pl.when(at % 7 > 0).then(amount)).to_series(),
            "due_on": [JANUARY + timedelta(days=n % 365) for n in range(rows)],
            "next_node": [f"节点{n % 40}" if n % 4 else None for n in range(rows)],
            "responsible_unit": [f"第{n % 200}示例局" for n in range(rows)],
            "problem": [f"征地未完成，涉及{n}户" if n % 3 else None for n in range(rows)],
        }
    )


def ours(made: pl.DataFrame) -> None:
    """The export as people get it: three sheets, formats, widths, filter, manifest."""
    from exports.table import Table
    from exports.xlsx import xlsx

    xlsx(Table(made, None, "示例", View(), JANUARY, None, "warehouse", "zh", is_sample=True))


def bare(made: pl.DataFrame) -> None:
    """The same cells with the same kinds of format, nothing else."""
    from xlsxwriter import Workbook

    with tempfile.TemporaryDirectory() as folder:
        book = Workbook(Path(folder) / "bare.xlsx", {"constant_memory": True, "strings_to_formulas": False})
        sheet, styles = (
            book.add_worksheet(),
            {kind: book.add_format({"num_format": kind}) for kind in ("0.00", "@", "d")},
        )
        for line, row in enumerate(made.iter_rows()):
            for at, value in enumerate(row):
                if value is None:
                    sheet.write_blank(line, at, None, styles["@"])
                elif isinstance(value, str):
                    sheet.write_string(line, at, value, styles["@"])
                elif isinstance(value, date):
                    sheet.write_datetime(line, at, value, styles["d"])
                else:
                    sheet.write_number(line, at, float(value), styles["0.00"])
        book.close()


def _apart(way: Callable[[pl.DataFrame], None], rows: int) -> tuple[float, float]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (way, rows))


def _measured(way: Callable[[pl.DataFrame], None], rows: int) -> tuple[float, float]:
    made = frame(rows)
    way(made.head(1))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak counts from here
    before, begun = _peak(), time.process_time()
    way(made)
    return time.process_time() - begun, _peak() - before


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
