"""How fast 100 000 rows of XLSX become a grid, against bare calamine in the same run; and a form of 200 rows."""

import gc
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import python_calamine
import xlsxwriter

sys.path.insert(0, str(Path(__file__).parents[2]))

from loaders import reader
from loaders.form import recognise
from loaders.grid import read

HEADER = [
    "序号",
    "项目名称",
    "区县",
    "计划资金（万元）",
    "预算下达（万元）",
    "实际拨付（万元）",
    "形象进度（%）",
    "备注",
]


def main() -> None:
    """Print CPU seconds and ratios."""
    large = workbook(100_000)
    bare = least(lambda: python_calamine.load_workbook(io.BytesIO(large)).get_sheet_by_index(0).to_python())
    grid = least(lambda: read(large, "大表.xlsx"))
    cells = read(large, "大表.xlsx")
    form = least(lambda: recognise(cells), times=1)
    print(f"calamine {bare:.2f} s · grid {grid:.2f} s = {bare / grid:.2f} × its speed · form {form:.2f} s more")
    small = workbook(200)
    reader.warm()
    reader.read_forms(small, "小表.xlsx")
    seconds = least(lambda: reader.read_forms(small, "小表.xlsx"), time.perf_counter)
    print(f"200 rows through the child process: {seconds:.3f} s")


def workbook(rows: int) -> bytes:
    """A form with this many rows, as a program writes it."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet("明细")
    sheet.write_row(0, 0, HEADER)
    for row in range(1, rows + 1):
        amounts = [1000 + row % 900, row % 700 + 0.5, row % 300 + 0.25]
        sheet.write_row(row, 0, [row, f"示例项目{row % 2000}", "雁江区", *amounts, row % 99 + 1, "示例"])
    book.close()
    return content.getvalue()


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
