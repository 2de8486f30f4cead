"""For any form that is made up, the facts that were put in come out: layouts, units, totals, encodings, formats."""

import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.formats.detect import read
from loaders.forms.form import recognise

sys.path.insert(0, str(Path(__file__).parents[1] / "forms"))

import writers

FACTORS = {
    "元": Decimal("0.0001"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "百万元": Decimal(100),
    "亿元": Decimal(10000),
}
MONEY = {"计划资金": "planned_wan", "预算下达": "issued_wan", "资金到位": "arrived_wan", "实际拨付": "disbursed_wan"}
WORDS = {"区县": "county", "责任单位": "responsible_unit", "当前阶段": "stage", "存在问题": "problem"}
PENS = {
    "xlsx": writers.xlsx,
    "xls": writers.xls,
    "ods": writers.ods,
    "xlsb": writers.xlsb,
    "spreadsheetml": writers.spreadsheetml,
    "html": writers.html,
    "mhtml": writers.mhtml,
    "utf-8": lambda page: writers.csv(page, "utf-8"),
    "gb18030": lambda page: writers.csv(page, "gb18030"),
    "utf-16": lambda page: writers.csv(page, "utf-16"),
    "tabs": lambda page: writers.csv(page, "gb18030", "\t"),
}


@dataclass
class Made:
    """A made-up form and the facts in it."""

    page: writers.Page
    fields: dict[str, str]
    facts: list[dict[str, object]]
    kinds: list[str]
    period: date


@st.composite
def forms(draw: st.DrawFn) -> Made:
    money = draw(st.lists(st.sampled_from(sorted(MONEY)), min_size=1, max_size=4, unique=True))
    words = draw(st.lists(st.sampled_from(sorted(WORDS)), max_size=4, unique=True))
    depth, unit = draw(st.integers(1, 3)), draw(st.sampled_from(sorted(FACTORS)))
    where, month = draw(st.sampled_from(["banner", "header", "note"])), draw(st.integers(1, 12))
    heads = ["序号", "项目名称", *words, *money]
    gap = draw(st.sampled_from([0, 0, 1]))
    rows: list[list[object]] = [["2023年民生实事项目情况表"]]
    banner = [
        f"填报单位：雁江区    报告期：2023年1-{month}月" if month > 1 else "填报单位：雁江区    报告期：2023年1月"
    ]
    rows.append([*banner, "", f"单位：{unit}"] if where == "banner" else banner)
    top = len(rows) + 1
    named = [f"{head}（{unit}）" if where == "header" and head in MONEY else head for head in heads]
    first = len(heads) - len(money)
    merges: list[str] = []
    if depth == 1 or len(money) == 1:
        rows.append(named)
    else:
        groups = ["资金情况", "其中"][: depth - 1]
        for level, group in enumerate(groups):
            rows.append([*(named[:first] if level == 0 else [""] * first), group, *[""] * (len(money) - 1)])
        rows.append([*[""] * first, *named[first:]])
        end = top + len(groups)
        merges += [f"{writers.letter(c)}{top}:{writers.letter(c)}{end}" for c in range(1, first + 1)]
        last = writers.letter(len(heads))
        merges += [f"{writers.letter(first + 1)}{top + level}:{last}{top + level}" for level in range(len(groups))]
    count = draw(st.integers(1, 6))
    amounts = st.decimals(0, 99999, places=draw(st.integers(0, 3)), allow_nan=False)
    facts, body, sums = [], [], [Decimal(0)] * len(money)
    for number in range(1, count + 1):
        cells: list[object] = [number, f"项目{number}（示例）"]
        fact: dict[str, object] = {"item_no": str(number), "project": f"项目{number}（示例）"}
        for head in words:
            said = draw(
                st.sampled_from(["雁江区", "安岳县"] if head == "区县" else ["示例局", "已开工", "征地较慢；资金未到"])
            )
            cells.append(said)
            fact[WORDS[head]] = said
        for at, head in enumerate(money):
            amount, style = draw(amounts), draw(st.sampled_from(["number", "text", "commas", "missing"]))
            if style == "missing":
                cells.append(draw(st.sampled_from(["", "-", "--", "/", "无"])))
                fact[MONEY[head]] = None
                continue
            cells.append({"number": float(amount), "text": f"{amount}", "commas": f"{amount:,}"}[style])
            fact[MONEY[head]] = amount * FACTORS[unit]
            sums[at] += amount
        facts.append(fact)
        body.append(cells)
    total = draw(st.sampled_from(["none", "first", "last"]))
    line = ["合计", "", *[""] * len(words), *map(float, sums)]
    body = [line, *body] if total == "first" else [*body, line] if total == "last" else body
    kinds = [*(["total"] if total == "first" else []), *["data"] * count, *(["total"] if total == "last" else [])]
    rows += body
    if where == "note":
        rows.append([f"注：金额单位为{unit}。"])
        kinds.append("note")
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    if gap:
        rows = [["", *row] for row in rows]
        merges = [_shifted(merge) for merge in merges]
    fields = (
        {"item_no": "序号", "project": "项目名称"}
        | {WORDS[one]: one for one in words}
        | {MONEY[one]: one for one in money}
    )
    return Made(writers.Page(rows, merges), fields, facts, kinds, date(2023, month, 1))


def _shifted(merge: str) -> str:
    top, left, bottom, right = writers.corners(merge)
    return f"{writers.letter(left + 2)}{top + 1}:{writers.letter(right + 2)}{bottom + 1}"


@settings(max_examples=250)
@given(forms(), st.sampled_from(sorted(PENS)))
def test_the_facts_that_were_put_in_come_out(made: Made, pen: str) -> None:
    tables = recognise(read(PENS[pen](made.page), "填报表.xls"))
    assert len(tables) == 1
    table = tables[0]
    assert (table.period, table.sender) == (made.period, "雁江区")
    assert [row.kind for row in table.rows if row.kind != "blank"] == made.kinds
    facts = []
    for row in table.data():
        values = {field: table.value(row, field) for field in made.fields}
        facts.append({field: value.value if value else None for field, value in values.items()})
    assert facts == [{field: _held(fact, field) for field in made.fields} for fact in made.facts]
    assert [finding[0] for finding in table.findings] == []


def _held(fact: dict[str, object], field: str) -> object:
    return fact.get(field)
