"""Two records of one task at one moment: nothing says which is right, so the clerk is asked at both cells."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.findings import reason, remedy
from data.model import Finding, View
from data.store import Store
from exports import view
from exports.evidence import evidence
from loaders.incoming import Incoming
from loaders.load import Batch, load, rebuild
from loaders.receipt import of_store
from metrics import credibility

REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
"""
BREAKDOWN = """2023年目标任务分解表,,,,,
填报单位：市政府办公室　单位：万元,,,,,
项目名称,区县,责任单位,计划资金,完成时限,推进时序
修路（示例）,甲县,交通局,{first},2023年12月,6月底开工（50%）；12月底完工（100%）
{more}"""
FORM = """2023年民生实事项目进展情况表,,,
填报单位：甲县　报告期：2023年1-6月　数据截至：2023年6月30日　单位：万元,,,
项目名称,预算下达,实际拨付,形象进度(%)
修路（示例）,{issued},60,{works}
"""
PLANNED = datetime(2023, 2, 1)
NOW = datetime(2023, 7, 3)


def take(store: Store, files: dict[str, str], received: datetime) -> Batch:
    return load([Incoming(name, text.encode("utf-8-sig")) for name, text in files.items()], store, received)


def twice(batch: Batch) -> list[Finding]:
    return [f for file in batch.files for f in file.outcome.findings if f.code == "told_twice"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path)
    take(made, {"清单.csv": REGISTER, "分解表.csv": BREAKDOWN.format(first=1000, more="")}, PLANNED)
    return made


def test_two_forms_of_one_moment_that_differ_are_asked_about_at_both_cells(store: Store) -> None:
    forms = {"甲.csv": FORM.format(issued=300, works=30), "乙.csv": FORM.format(issued=350, works=30)}
    batch = take(store, forms, NOW)
    found = {batch.files[at].incoming.file_name: file.outcome for at, file in enumerate(batch.files)}
    assert {name: (of.accepted, of.questioned) for name, of in found.items()} == {"甲.csv": (0, 1), "乙.csv": (0, 1)}
    (task,) = view.tasks(store, View(period=date(2023, 6, 1))).iter_rows(named=True)
    counts = task["file_name"].removesuffix(".csv")
    here, other = ("300万元", "350万元") if counts == "甲" else ("350万元", "300万元")
    says = {f.sheet: (str(f.severity), f.cell, reason(f, "zh")) for f in twice(batch)}
    loses = "乙" if counts == "甲" else "甲"
    rule = f"没有写明以哪个为准；目前按规则（行号大的为准，行号相同的看文件编号）采用{counts}.csv {counts}!B4。"
    assert says == {
        counts: ("questioned", "B4", f"“预算下达”此处为{here}，同时收到的“{loses}.csv”{loses}!B4为{other}，{rule}"),
        loses: ("questioned", "B4", f"“预算下达”此处为{other}，同时收到的“{counts}.csv”{counts}!B4为{here}，{rule}"),
    }
    assert (task["issued_wan"], task["questions"]) == (Decimal(here.removesuffix("万元")), 1)
    assert {f.code for file in batch.files for f in file.outcome.findings} == {"told_twice"}, "it corrects nothing"
    asked = credibility.questions(evidence(store, View()))
    assert asked.select("check", "severity", "county", "cell").rows() == [("told_twice", "questioned", "甲县", "B4")]
    assert [each["cell"] for each in asked.item(0, "cells")] == ["B4", "B4"]
    assert sorted(receipt.questioned for receipt in of_store(store).values())[-2:] == [1, 1]
    assert rebuild(store) == {}


def test_two_forms_that_agree_but_for_their_words_are_not_asked_about(store: Store) -> None:
    form = FORM.format(issued=300, works=30)
    batch = take(store, {"甲.csv": form, "乙.csv": form.replace("表,,,", "表（二）,,,")}, NOW)
    assert twice(batch) == []


def test_a_form_that_is_marked_or_later_is_a_correction(store: Store) -> None:
    first, second = FORM.format(issued=300, works=30), FORM.format(issued=350, works=30)
    assert twice(take(store, {"甲.csv": first, "甲_更正.csv": second}, NOW)) == []
    assert twice(take(store, {"乙.csv": FORM.format(issued=360, works=30)}, datetime(2023, 7, 4))) == []
    (task,) = view.tasks(store, View(period=date(2023, 6, 1))).iter_rows(named=True)
    assert task["issued_wan"] == 360


def test_a_later_correction_settles_the_question(store: Store) -> None:
    take(store, {"甲.csv": FORM.format(issued=300, works=30), "乙.csv": FORM.format(issued=350, works=30)}, NOW)
    settled = FORM.format(issued=350, works=30).replace("情况表,,,", "情况表（更正）,,,")
    take(store, {"乙.csv": settled}, datetime(2023, 7, 4))
    assert credibility.questions(evidence(store, View())).filter(check="told_twice").height == 0


def test_a_task_that_stands_twice_in_one_breakdown_is_asked_about(tmp_path: Path) -> None:
    store = Store(tmp_path)
    more = "修路（示例）,甲县,建设局,800,2023年12月,6月底开工（40%）；12月底完工（100%）\n"
    batch = take(store, {"清单.csv": REGISTER, "分解表.csv": BREAKDOWN.format(first=1000, more=more)}, PLANNED)
    fifty, forty = (f"2023-06-30 {pct}%开工；2023-12-31 100%完工" for pct in (50, 40))
    assert [(f.cell, f.value, f.params["other"], f.params["counts"]) for f in twice(batch)] == [
        ("C4", "交通局", "建设局", "分解表.csv 分解表!C5"),
        ("D4", "1000", "800万元", "分解表.csv 分解表!D5"),
        ("F4", fifty, forty, "分解表.csv 分解表!F5"),
        ("C5", "建设局", "交通局", "分解表.csv 分解表!C5"),
        ("D5", "800", "1000万元", "分解表.csv 分解表!D5"),
        ("F5", forty, fifty, "分解表.csv 分解表!F5"),
    ]
    (task,) = view.tasks(store, View(period=date(2023, 6, 1))).iter_rows(named=True)
    assert task["planned_wan"] == 800
    take(store, {"进展.csv": FORM.format(issued=300, works=30)}, NOW)
    asked = credibility.questions(evidence(store, View())).filter(check="told_twice")
    assert asked.select("severity", "period", "cell").sort("cell").rows() == [
        ("questioned", None, "C5"), ("questioned", None, "D5"), ("questioned", None, "F5"),
    ]  # fmt: skip
    assert rebuild(store) == {}


def test_two_breakdowns_of_one_moment_are_asked_about_in_both_files(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first, second = (BREAKDOWN.format(first=planned, more="") for planned in (1000, 900))
    batch = take(store, {"清单.csv": REGISTER, "甲分解.csv": first, "乙分解.csv": second}, PLANNED)
    assert sorted((f.sheet or "", f.cell, f.value, f.params["other"]) for f in twice(batch)) == [
        ("乙分解", "D4", "900", "1000万元"), ("甲分解", "D4", "1000", "900万元"),
    ]  # fmt: skip
    assert {remedy(f, "zh") for f in twice(batch)} == {"请核对两处，只保留正确的一处，在标题中写明“更正”后重新报送。"}


CARDS = """2023年民生实事项目进展情况卡,,,
填报单位：甲县　报告期：2023年1-6月　数据截至：2023年6月30日　单位：万元,,,
项目名称,架桥（示例）,形象进度(%),10
预算下达,200,实际拨付,40
项目名称,修路（示例）,形象进度(%),30
预算下达,{issued},实际拨付,{paid}
"""


def test_cards_that_differ_are_asked_about_at_their_own_cells(tmp_path: Path) -> None:
    """Each task has a card; the second one, of the road, begins in row 5 and says the money in row 6."""
    store = Store(tmp_path)
    bridge = "架桥（示例）,甲县,交通局,500,2023年12月,12月底完工（100%）\n"
    papers = {
        "清单.csv": REGISTER + "2,架桥（示例）,建设类,市交通局,500\n",
        "分解表.csv": BREAKDOWN.format(first=1000, more=bridge),
    }
    take(store, papers, PLANNED)
    batch = take(store, {"甲.csv": CARDS.format(issued=300, paid=60), "乙.csv": CARDS.format(issued=350, paid=60)}, NOW)
    found = {file.incoming.file_name: file.outcome for file in batch.files}
    assert {name: (of.accepted, of.questioned) for name, of in found.items()} == {"甲.csv": (1, 1), "乙.csv": (1, 1)}
    assert sorted((f.sheet, f.cell, f.value, f.params["place"]) for f in twice(batch)) == [
        ("乙", "B6", "350", "甲!B6"), ("甲", "B6", "300", "乙!B6"),
    ]  # fmt: skip
    asked = credibility.questions(evidence(store, View()))
    (question,) = asked.filter(check="told_twice").iter_rows(named=True)
    assert (question["severity"], question["county"], question["cell"]) == ("questioned", "甲县", "B6")
    assert [(each["sheet"], each["cell"]) for each in question["cells"]] in (
        [("甲", "B6"), ("乙", "B6")], [("乙", "B6"), ("甲", "B6")],
    )  # fmt: skip
    assert rebuild(store) == {}


def test_every_question_about_a_card_is_at_its_cell(store: Store) -> None:
    card = CARDS.replace("项目名称,架桥（示例）,形象进度(%),10\n预算下达,200,实际拨付,40\n", "")
    batch = take(store, {"甲.csv": card.format(issued=300, paid=400)}, NOW)
    assert [(f.code, f.cell) for f in batch.files[0].outcome.findings] == [("disbursed_over_issued", "D4")]
