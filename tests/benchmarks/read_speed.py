"""How fast 100 000 rows of XLSX become a grid and a form, against bare calamine in the same run; and 200 rows.

Bare calamine is the same bytes turned into Python values and nothing else: by fastexcel, which the product installs
(a column at a time, its types guessed), and by python-calamine (cell by cell). Neither keeps addresses, number formats,
merges or exact decimals. Our parts are the grid (bytes → cells) and the whole path (bytes → cells → rows of values with
their findings, packed in the child process, unpacked in the server). CPU seconds, for the machine may be busy.

Cells and values of alike rows are kept as columns of texts and made when they are asked for; so both parts are measured
a second time with all of them made. What is left, and why it does not reach 0.5, is in docs/decisions/0012.
"""

import gc
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import fastexcel
import python_calamine
import xlsxwriter

sys.path.insert(0, str(Path(__file__).parents[2]))

from loaders import reader, reader_child
from loaders.formats.detect import read
from loaders.forms.column import NOTHING_CONFIRMED
from loaders.forms.form import Table, Value, recognise
from loaders.reader_parcels import pack, unpack

HEADER = [
    "序号",
    "项目名称",
    "区县",
    "责任单位",
    "计划资金（万元）",
    "预算下达（万元）",
    "实际拨付（万元）",
    "形象进度（%）",
    "开工时间",
    "备注",
]
COUNTIES = ["雁江区", "安岳县", "乐至县"]


def main() -> None:
    """Print CPU seconds and ratios, then seconds for a small form."""
    large = workbook(100_000)
    bare = {name: least(lambda load=load: load(large)) for name, load in BARE.items()}
    _print("bytes → grid", least(lambda: read(large, "大表.xlsx")), bare)
    _print("  every cell made", least(lambda: [*read(large, "大表.xlsx").sheets[0].cells.values()], times=2), bare)
    _print("whole path", least(lambda: _whole(large)), bare)
    _print("  every value made", least(lambda: _values(_whole(large)), times=2), bare)
    print("  of which " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in _parts(large).items()))
    small = workbook(200)
    reader.warm()
    reader.read_forms(small, "小表.xlsx")
    seconds = least(lambda: reader.read_forms(small, "小表.xlsx"), time.perf_counter)
    bare = {name: least(lambda load=load: load(small), time.perf_counter) for name, load in BARE.items()}
    _print("200 rows through the warm child process", seconds, bare)


def workbook(rows: int) -> bytes:
    """A form with this many rows; numbers, names and amounts are all different, as in real ones."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    money, day = (book.add_format({"num_format": shape}) for shape in ("#,##0.00", "yyyy-mm-dd"))
    sheet = book.add_worksheet("明细")
    sheet.write_row(0, 0, HEADER)
    for row in range(1, rows + 1):
        sheet.write_row(row, 0, [row, f"示例项目{row}", COUNTIES[row % 3], f"示例单位{row % 50}"])
        for column, amount in enumerate([row * 7919 % 1_000_003, row * 6007 % 900_001, row * 104_729 % 800_011], 4):
            sheet.write_number(row, column, amount / 100, money)
        sheet.write_number(row, 7, row % 99 + 1)
        sheet.write_number(row, 8, 44_900 + row % 400, day)
        sheet.write_string(row, 9, "示例" if row % 4 else "无")
    book.close()
    return content.getvalue()


BARE: dict[str, Callable[[bytes], object]] = {
    "fastexcel": lambda content: fastexcel.read_excel(content).load_sheet(0).to_polars().rows(),
    "python-calamine": lambda content: (
        python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    ),
}


def _whole(content: bytes) -> list[Table]:
    return unpack(reader_child.read_forms(content, "大表.xlsx", NOTHING_CONFIRMED))[1]


def _values(tables: list[Table]) -> list[list[Value]]:
    return [list(row.values.values()) for table in tables for row in table.rows]


def _parts(content: bytes) -> dict[str, float]:
    """CPU seconds of each step of the whole path."""
    parts: dict[str, float] = {}
    found: object = None
    steps: dict[str, Callable[[], object]] = {
        "grid": lambda: read(content, "大表.xlsx"),
        "form": lambda: (found, recognise(found)),
        "pack": lambda: pack(*found),
        "unpack": lambda: unpack(found),
    }
    gc.collect()
    gc.disable()
    for name, step in steps.items():
        start = time.process_time()
        found = step()
        parts[name] = time.process_time() - start
    gc.enable()
    return parts


def _print(what: str, seconds: float, bare: dict[str, float]) -> None:
    ratios = " · ".join(f"{least_ / seconds:.2f} × {name} ({least_:.3f} s)" for name, least_ in bare.items())
    print(f"{what}: {seconds:.3f} s = {ratios}")


def least(work: Callable[[], object], clock: Callable[[], float] = time.process_time, times: int = 3) -> float:
    """The least time that `work` took; collecting garbage would measure the other's garbage."""
    spans = []
    for _ in range(times):
        gc.collect()
        gc.disable()
        start = clock()
        work()
        spans.append(clock() - start)
        gc.enable()
    return min(spans)


if __name__ == "__main__":
    main()
