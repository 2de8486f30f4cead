"""A published table set against the figures of the sample, on the command line: cell by cell, and what is asked."""

import json

import pytest

from data.store import Store
from exports.__main__ import main
from loaders.incoming import Incoming
from loaders.load import load
from tests.conftest import SAMPLE, incoming

MONEY = """2023年1-2月民生实事资金情况表（示例）
单位：亿元
项目类别,计划资金,预算下达,实际拨付,占预算下达
建设类,{planned},7.28,1.75,22.39%
资助补助类,2.77,0.97,0.13,41.10%
合计,42.64,8.79,1.88,21.47%
"""


@pytest.fixture(scope="module")
def february(tmp_path_factory):
    """A store with register, breakdown and the forms of February 2023."""
    store = Store(tmp_path_factory.mktemp("against") / "store")
    files = [SAMPLE / "01_实事项目清单.xlsx", SAMPLE / "02_目标任务分解表.xlsx"]
    load(incoming(*files, *sorted((SAMPLE / "2023-02").iterdir())), store)
    return store


@pytest.fixture
def reconciled(february, capsysbinary):
    """What the command says of the published table with this plan for construction, as an object for programs."""

    def run(planned: str, *options: str) -> dict:
        content = MONEY.format(planned=planned).encode()
        load([Incoming(f"资金{planned}.csv", content, is_published=True)], february)
        words = ["--json", "--table", f"资金{planned}.csv", "--store", str(february.root), *options]
        assert main(["reconcile", *words]) == 0
        return json.loads(capsysbinary.readouterr().out)["tables"][0]["ours"]

    return run


def test_each_cell_is_beside_ours_by_its_rounding_or_by_how_much_it_is_off(reconciled):
    ours = reconciled("39.87")
    assert (ours["period"], ours["rows"]) == ("2023-02", ["按类别认出2行。"])
    assert [(one["key"], one["figure"]) for one in ours["columns"]] == [
        ("B", "planned_wan"), ("C", "issued_wan"), ("D", "disbursed_wan"), ("E", "disbursed_of_issued_pct"),
    ]  # fmt: skip
    assert [f"{one['cell']} {one['verdict']} {one['computed']} {one['difference']}" for one in ours["checks"]] == [
        "B4 exact 39.87亿元 0亿元", "B5 exact 2.77亿元 0亿元", "B6 exact 42.64亿元 0亿元",
        "C4 differs 7.8206亿元 0.5406亿元", "C5 half_up 0.9724亿元 0.0024亿元", "C6 half_up 8.793亿元 0.003亿元",
        "D4 half_up 1.751亿元 0.001亿元", "D5 truncated 0.137亿元 0.007亿元", "D6 truncated 1.888亿元 0.008亿元",
        "E4 half_up 22.3897% 0.0003个百分点", "E5 impossible 14.0881% 27.0119个百分点",
        "E6 half_up 21.4716% 0.0016个百分点",
    ]  # fmt: skip
    assert ours["checks"][3]["sentence"] == "本系统为7.8206亿元，与公开数相差0.5406亿元，舍入无法解释。"
    assert ours["checks"][10]["sentence"] == (
        "本系统为14.0881%，与公开数相差27.0119个百分点；由表内其他数无论怎样舍入也得不出公开数。"
    )


def test_a_figure_10_000_times_too_large_has_its_unit_named(reconciled):
    ours = reconciled("398700")
    (first, *_) = ours["checks"]
    assert (first["verdict"], first["sentence"]) == (
        "differs", "本系统为39.87亿元，与公开数正好差一万倍，公开数的单位可能写错。",
    )  # fmt: skip


def test_a_column_is_set_against_what_the_reader_chooses(reconciled):
    ours = reconciled("39.87", "--bind", "C=", "--bind", "B=planned_wan", "--period", "2023-02")
    assert [one["figure"] for one in ours["columns"]] == [
        "planned_wan", None, "disbursed_wan", "disbursed_of_issued_pct",
    ]  # fmt: skip


def test_a_table_of_one_project_is_set_against_that_project_alone(february, capsysbinary):
    rows = ["区县,目标数量（部）", "雁江区,60", "高新区,26", "安岳县,30", "乐至县,42", "合计,158"]
    lifts = "\n".join(["2023年2月底既有住宅电梯增设进展情况（示例）", *rows])
    load([Incoming("电梯.csv", lifts.encode(), is_published=True)], february)
    words = ["--table", "电梯", "--store", str(february.root)]
    assert main(["reconcile", *words]) == 0
    lines = [line.strip() for line in capsysbinary.readouterr().out.decode().splitlines()]
    assert lines[1] == (
        "公开表“2023年2月底既有住宅电梯增设进展情况（示例）”与本系统2023-02的数有2处不一致，"
        "先看B6（乐至县 · 目标数量（部））：公开42部，本系统24部"
    )
    assert lines[2:-2] == [
        "按区县认出4行。",
        "只与项目“既有住宅电梯增设”的数比对。",
        "B列“目标数量（部）”：与本系统“目标数量”比对。",
        "与本系统2023-02的数比对：",
        "● 一致 [与本系统比对] B3 雁江区 · 目标数量（部） 60部: 本系统为60部，与公开数相同。",
        "● 一致 [与本系统比对] B4 高新区 · 目标数量（部） 26部: 本系统为26部，与公开数相同。",
        "● 一致 [与本系统比对] B5 安岳县 · 目标数量（部） 30部: 本系统为30部，与公开数相同。",
        "✖ 不一致 [与本系统比对] B6 乐至县 · 目标数量（部） 42部: 本系统为24部，与公开数相差18部，舍入无法解释。",
        "✖ 不一致 [与本系统比对] B7 合计 · 目标数量（部） 158部: 本系统为140部，与公开数相差18部，舍入无法解释。",
    ]


LIFTS = "2023年2月底既有住宅电梯增设进展情况（示例）"
FIRST = f"公开表“{LIFTS}”"


@pytest.mark.parametrize(("rows", "said"), [
    (  # the total is ours: the part that differs is named, not the total that does not come out
        ["雁江区,60", "高新区,26", "安岳县,30", "乐至县,42", "合计,140"],
        "与本系统2023-02的数有1处不一致，先看B6（乐至县 · 目标数量（部））：公开42部，本系统24部",
    ),
    (  # a part that we do not know is left to check
        ["雁江区,60", "高新区,26", "安岳县,30", "乐至县,24", "示例园区,5", "合计,140"],
        "表内有1处不符：B8的“合计＝各部分之和”不成立，其中B8、B3—B6与本系统一致，请核对B7",
    ),
    (
        ["雁江区,60", "高新区,26", "安岳县,30", "全市,140"],
        "表内有1处不符，但所涉各格都与本系统一致：B6的“合计＝各部分之和”不成立",
    ),
    (
        ["示例甲区,60", "示例乙区,26", "示例丙区,30", "合计,141"],
        "表内有1处不符（本系统没有可比的数），先看B6：3个部分之和为116部，比合计少25部，可能有没列出的部分或填错。",
    ),
])  # fmt: skip
def test_no_cell_that_our_figures_bear_out_is_named_as_wrong(february, capsysbinary, rows, said):
    table = "\n".join([LIFTS, "区县,目标数量（部）", *rows])
    load([Incoming(f"{rows[-1]}{len(rows)}.csv", table.encode(), is_published=True)], february)
    words = ["--json", "--table", f"{rows[-1]}{len(rows)}.csv", "--store", str(february.root)]
    assert main(["reconcile", *words]) == 0
    (found,) = json.loads(capsysbinary.readouterr().out)["tables"]
    assert found["headline"] == f"{FIRST}{said}"


def test_a_relation_names_its_cells_that_are_ours(february, capsysbinary):
    rows = [LIFTS, "区县,目标数量（部）", "雁江区,60", "高新区,26", "全市,140"]
    load([Incoming("全市.csv", "\n".join(rows).encode(), is_published=True)], february)
    assert main(["reconcile", "--table", "全市.csv", "--store", str(february.root)]) == 0
    within, told = capsysbinary.readouterr().out.decode().splitlines()[-2:]
    assert within.strip() == "表内各数之间："
    assert told.strip() == (
        "✖ 不一致 [合计＝各部分之和] B5 全市 · 目标数量（部） 140部: 2个部分之和为86部，比合计少54部，"
        "可能有没列出的部分或填错。（B5、B3、B4与本系统一致）"
    )


@pytest.mark.parametrize(("options", "said"), [
    (["--bind", "E=disbursed_of_planned_pct"], "--bind 只用于一张表：请用 --table 写明标题或文件名。"),
    (["--table", "没有"], "没有标题或文件名含“没有”的公开表。"),
    (["--table", "资金39.87", "--bind", "Z=planned_wan"], "--bind 不能是“Z”，可选：B、C、D、E。"),
    (["--table", "资金39.87", "--bind", "B=issued_wan"], "--bind B 不能是“issued_wan”，可选：planned_wan。"),
    (["--period", "2023-09"], "2023-09没有填报，不能比对。"),
])  # fmt: skip
def test_a_wrong_choice_is_said_in_a_sentence(february, capsys, options, said):
    for planned in ("39.87", "39.88"):
        content = MONEY.format(planned=planned).encode()
        load([Incoming(f"资金{planned}.csv", content, is_published=True)], february)
    assert main(["reconcile", "--store", str(february.root), *options]) == 2
    assert capsys.readouterr().err.strip() == said


def test_a_table_of_another_month_is_compared_only_if_it_is_named(february, capsysbinary):
    content = MONEY.format(planned="39.87").replace("1-2月", "1-3月").encode()
    load([Incoming("三月资金.csv", content, is_published=True)], february)
    words = ["reconcile", "--json", "--store", str(february.root), "--period", "2023-02"]

    def march(*named: str) -> tuple[str | None, int]:
        assert main([*words, *named]) == 0
        tables = json.loads(capsysbinary.readouterr().out)["tables"]
        ours = next(each["ours"] for each in tables if "1-3月" in each["title"])
        return ours["period"], len(ours["checks"])

    assert march() == (None, 0)
    assert march("--table", "三月资金.csv") == ("2023-02", 12)
    assert main([word for word in words if word != "--json"]) == 0
    assert "表题写的是2023-03：与其他月份比对，请用 --table 写明这张表。" in capsysbinary.readouterr().out.decode()
