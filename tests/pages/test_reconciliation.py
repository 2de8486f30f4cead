"""Handing in a published table, and what the page of reconciliation says of it."""

import json
from datetime import datetime

import pytest

from data.notes import Notes, SavedView
from data.store import Store
from loaders.incoming import Incoming
from loaders.load import load
from tests.conftest import SAMPLE, incoming
from tests.pages.listed import listed

WHEN = datetime(9999, 1, 1)
VOTES = "项目,满意,基本满意,不满意\n甲,95,27,0\n乙,175,43,4\n丙,161,58,3\n丁,187,34,1\n".encode()


@pytest.fixture
def store(tmp_path):
    """A store of its own with register, breakdown and the figures of one month."""
    made = Store(tmp_path / "store")
    files = [SAMPLE / "01_实事项目清单.xlsx", SAMPLE / "02_目标任务分解表.xlsx", SAMPLE / "03_公开数据.csv"]
    load(incoming(*files, *sorted((SAMPLE / "2023-02").iterdir())), made)
    return made


def widths(page, name: str) -> list[int]:
    """The least width of a column in each table of sentences, in px."""
    sent = [json.loads(each.proto.json) for each in page.get("bidi_component")]
    return [head["width"] for one in sent for head in one.get("heads", []) if head["name"] == name]


def test_a_table_is_handed_in_as_published_and_its_odd_row_is_found(store, opened_empty, monkeypatch):
    monkeypatch.setenv("MINSHENG_STORE", str(store.root))
    page = opened_empty("submissions")
    page.segmented_control(key="way").set_value("published").run()
    page.file_uploader[0].upload("测评.csv", VOTES)
    page.run()
    assert not page.exception
    assert "可以入库1个" in " ".join(each.value for each in page.markdown)
    page.button(key="confirm").click().run()
    assert store.table("submissions", received_before=WHEN).filter(kind="published").height == 2

    page = opened_empty("reconciliation")
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == (
        "公开表“测评.csv”表内有1处不符（本系统没有可比的数），"
        "先看B2：本行合计122，其余3行都是222，差100。可能填错：B2 95→195、C2 27→127。"
    )
    assert (
        page.caption[0].value.replace("\\", "").startswith("公开的12个数均与本系统一致 · 1张公开表核对4处，不一致1处")
    )
    beside, table = listed(page)
    assert list(beside["verdict"]).count("◆ 截尾后一致") == 1
    among = next(each.value for each in page.markdown if each.value.startswith(":green-badge["))
    assert [line.count(":blue-badge[◆ 截尾后一致]") for line in among.split("\n\n")] == [0, 0, 1, 0, 0, 1]
    assert widths(page, "verdict") == [150, 95]
    sent = [json.loads(each.proto.json) for each in page.get("bidi_component")]
    assert {head["label"] for one in sent for head in one.get("heads", []) if head["name"] == "computed"} == {
        "本系统的数"
    }
    assert list(table["cell"]) == ["B2", "B3", "B4", "B5"]
    assert table["sentence"][0] == "本行合计122，其余3行都是222，差100。可能填错：B2 95→195、C2 27→127。"


def test_a_table_of_counties_is_set_against_ours_and_doubt_is_asked_about(store, opened_empty, monkeypatch):
    monkeypatch.setenv("MINSHENG_STORE", str(store.root))
    rows = ["雁江区,133570.5,4.27%", "安岳县,77258.1,3.99%", "乐至县,52540.7,3.87%"]
    table = "\n".join(["民生实事资金情况（示例）", "区县,计划资金(万元),支出进度", *rows])
    load([Incoming("资金.csv", table.encode(), is_published=True)], store)
    page = opened_empty("reconciliation")
    assert not page.exception
    assert "可能是拨付占计划、拨付占下达、拨付占到位、支付占计划、支付率，请选择或确认。" in " ".join(
        each.value.replace("\\", "") for each in page.markdown
    )
    assert [each.value for each in page.info] == ["表里没有写明本系统有的报告期：请选择和哪个月的数比对。"]
    page.selectbox(key="against_month_0").select_index(0).run()
    page.selectbox(key="against_0_C").select("disbursed_of_planned_pct").run()
    address = {"table": "资金.csv", "table_month": "2023-02", "table_columns": "C=disbursed_of_planned_pct"}
    assert not page.exception
    assert stands(page) == address
    assert_beside(page)
    page.session_state["keep"] = True
    page.run().text_input(key="keep_name").set_value("示例比对")
    next(button for button in page.button if button.label == "保存").click().run()
    (kept,) = Notes(store.root).current(SavedView)
    assert address.items() <= kept.chosen.items()
    assert_beside(opened_empty("reconciliation", **address))
    wrong = opened_empty("reconciliation", **address | {"table_month": "2023-09", "table_columns": "D=planned_wan"})
    assert [line for each in wrong.warning for line in each.value.replace("\\", "").split("  \n")] == [
        "链接中“和哪个月的数比对”为“2023-09”，没有这一项，未采用；可选：2023-02至2023-02。",
        (
            "链接中“列和指标”为“D=planned_wan”，没有这一项，未采用；可选：B=planned_wan、B=、"
            "C=disbursed_of_planned_pct、C=disbursed_of_issued_pct、C=disbursed_of_arrived_pct、"
            "C=paid_of_planned_pct、C=paid_of_disbursed_pct、C=。"
        ),
        "下面按其余条件显示。",
    ]
    assert stands(wrong) == {"table": "资金.csv"}


def stands(page) -> dict[str, str]:
    """What stands in the address."""
    return {name: value if isinstance(value, str) else value[-1] for name, value in page.query_params.items()}


def assert_beside(page) -> None:
    assert page.title[0].value.replace("\\", "") == (
        "公开表“民生实事资金情况（示例）”与本系统2023-02的数有1处不一致，"
        "先看C5（乐至县 · 支出进度）：公开3.87%，本系统3.7847%"
    )
    found = listed(page)[-2]
    assert list(zip(found["cell"], found["verdict"], found["computed"], strict=True)) == [
        ("C5", "✖ 不一致", "3.7847%"), ("B3", "● 一致", "133570.5万元"), ("B4", "● 一致", "77258.1万元"),
        ("B5", "● 一致", "52540.7万元"), ("C3", "● 四舍五入后一致", "4.2667%"), ("C4", "● 四舍五入后一致", "3.994%"),
    ]  # fmt: skip
