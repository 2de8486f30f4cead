"""The sheets of the sample as openpyxl and csv read them: a fault in the loaders cannot hide one there."""

import csv
from decimal import Decimal
from pathlib import Path

import openpyxl

HOME = Path(__file__).parents[2] / "data" / "samples"
SAMPLE = HOME / "ziyang_2023"
COUNTIES = {"市本级", "雁江区", "安岳县", "乐至县", "高新区", "临空经济区"}
PREPARING = {"摸底谋划", "立项", "可研批复", "用地规划环评", "初设概算", "招标", "情况摸底", "项目立项"}
PLANNED, ISSUED, DISBURSED, STAGE, PHYSICAL, DONE = 4, 5, 6, 7, 8, 9
FIGURES = (PLANNED, ISSUED, DISBURSED, PHYSICAL, DONE)
BREAKDOWNS = ("02_目标任务分解表.xlsx", "02_目标任务分解表_调整.xlsx", "安岳县_目标任务分解表_调整.xlsx")

Rows = list[list[str]]


def read(path: Path, sheet: str = "") -> Rows:
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        page = book[sheet] if sheet else book.worksheets[0]
        return [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)]
    content = path.read_bytes()
    text = content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "gb18030")
    return list(csv.reader(text.splitlines()))


def number(text: str) -> Decimal | None:
    return None if text in {"", "—", "-"} else Decimal(text.replace(",", "").removesuffix("%"))


def tasks_of(rows: Rows) -> dict[str, list[str]]:
    return {row[1]: row for row in rows if row[0].isdigit()}


def total_of(rows: Rows) -> list[str]:
    return next(row for row in rows if row[0] == "合计")


def amount(rows: list[list[str]], column: int) -> Decimal:
    return sum((number(row[column]) or Decimal(0) for row in rows), Decimal(0))


def forms(month: str) -> dict[str, Rows]:
    """The forms of a month by county; a correction replaces the first file."""
    return {path.name.split("_")[0]: read(path) for path in sorted(SAMPLE.glob(f"2023-{month}/*"), key=correction_last)}


def correction_last(path: Path) -> bool:
    return "更正" in path.name


def parts(row: list[str], first: int) -> list[Decimal]:
    return [number(cell) or Decimal(0) for cell in row[first : first + 5]]


def planned_by_task(names: tuple[str, ...]) -> dict[tuple[str, str], Decimal | None]:
    rows = [row for name in names for row in read(SAMPLE / name) if row[0].isdigit()]
    return {(row[2], row[1]): number(row[8]) for row in rows}
