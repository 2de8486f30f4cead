"""Tables of random figures, in which nothing hangs together: what is claimed of them is claimed by chance."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random

import polars as pl

from data.store import table_schema
from loaders.grid import letter
from metrics.reconciliation import published
from metrics.reconciliation.verdict import Check

PLAIN = (
    "户数(户)", "面积(亩)", "长度(公里)", "座数(座)", "村数(个)", "资金(万元)", "投资(亿元)", "补助(元)", "甲类",
    "乙类", "丙类", "丁类", "比率(%)", "得分", "本地", "外地", "东部", "西部", "南部", "北部", "城镇", "乡村",
)  # fmt: skip
"""Names that say of no two columns that they belong together."""
TELLING = (
    *PLAIN, "计划(万元)", "完成(万元)", "完成率(%)", "合计", "其中：新建", "增减", "结余", "上年结余", "收入", "支出",
    "名次", "人均(元)", "补助标准(元/人)", "占比(%)", "同比增长(%)", "1-3月完成", "1-4月完成", "4月完成", "总分",
    "剩余", "上年", "本年",
)  # fmt: skip
"""Names some of which promise a relation that random figures do not keep."""


ODD = (
    "-",
    "/",
    "—",
    "0",
    "应补尽补",
    "12.5%",
    "1.2亿元",
    "3000户",
    "-5",
    "0.75",
    "1,234",
    "100",
    "8.0",
    "99999999999",
    "#REF!",
    "0%",
)
"""What stands in the cells of offices instead of a plain figure."""
ROWS = ("示例甲县", "示例乙县", "合计", "小计", "其中：示例", "全市", "一、示例类", "平均")


def rows(seed: int, names: Sequence[str]) -> list[list[str]]:
    """A table of 3 to 25 rows and 2 to 9 columns of figures from 0 to 10, or to 1 000 000, with 0 to 2 decimals."""
    random = Random(seed)
    count, chosen = random.randint(3, 25), random.sample(names, random.randint(2, 9))
    columns = [_column(random, name, count) for name in chosen]
    return [["区县", *chosen], *([f"示例{at + 1}县", *(one[at] for one in columns)] for at in range(count))]


def odd_rows(seed: int) -> list[list[str]]:
    """A table of 1 to 12 rows; two cells in five hold something odd, and rows are totals and parts at random."""
    random = Random(seed)
    chosen = random.sample(TELLING, random.randint(1, 8))
    body = [
        [
            random.choice(ROWS),
            *(random.choice(ODD) if random.random() < 0.4 else str(random.randint(0, 5000)) for _ in chosen),
        ]
        for _ in range(random.randint(1, 12))
    ]
    return [["区县", *chosen], *body]


def _column(random: Random, name: str, count: int) -> list[str]:
    if name == "名次":
        return [str(rank) for rank in random.sample(range(1, count + 1), count)]
    if "%" in name:
        return [f"{random.uniform(5, 130):.1f}" for _ in range(count)]
    size, digits = 10 ** random.randint(1, 6), random.choice((0, 0, 1, 2))
    return [f"{random.uniform(0, size):.{digits}f}" for _ in range(count)]


def checks(table: Sequence[Sequence[str]]) -> list[Check]:
    """The checks of a table of one header row, without the reader of files."""
    found = [
        _cell(number, at, table[0][at], text)
        for number, row in enumerate(table[1:], 2)
        for at, text in enumerate(row)
        if text
    ]
    schema = pl.Schema({"file_name": pl.String, **table_schema("published_cells")})
    (checked,) = published.check(pl.DataFrame(found, schema=schema))
    return checked.checks


def _cell(row: int, at: int, header: str, text: str) -> dict[str, object]:
    plain = text.removesuffix("%")
    is_number = plain.lstrip("-").replace(".", "", 1).isdigit() and at > 0
    return {
        "file_name": "示例.csv", "submission_id": "S", "sheet": "示例", "row": row, "table_no": 1, "title": "示例",
        "period": None, "table_unit": None, "row_kind": "data", "letter": letter(at + 1), "header": header,
        "field": None, "column_unit": None, "text": text, "value": Decimal(plain) if is_number else None,
        "unit": "%" if text.endswith("%") else None, "decimals": len(plain.partition(".")[2]),
    }  # fmt: skip
