"""A clerk's way through the submissions page: upload, look, answer, confirm, receipt."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from data.model import Finding, Severity, View
from data.store import Store
from exports.manifest import edition
from exports.view import tasks
from loaders import reader
from loaders.incoming import Incoming
from loaders.load import load
from pages.components.intake import form_download, mapping, preview
from tests.conftest import SAMPLE, incoming
from tests.pages.listed import listed

ROAD = "建设乡村振兴惠民路"
IN_DOUBT = "实际支付"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of its own, that holds register and breakdown only."""
    made = Store(tmp_path / "store")
    load(incoming(SAMPLE / "01_实事项目清单.xlsx", SAMPLE / "02_目标任务分解表.xlsx"), made)
    monkeypatch.setenv("MINSHENG_STORE", str(made.root))
    return made


@pytest.fixture
def page(store, opened_empty, monkeypatch):
    def open_() -> object:
        monkeypatch.setenv("MINSHENG_STORE", str(store.root))
        return opened_empty("submissions")

    return open_


def form(month: int, spent: int, bridge: str = "300", header: str = IN_DOUBT) -> bytes:
    return (
        "2023年民生实事项目进展情况表,,\n"
        f"填报单位：雁江区　报告期：2023年1-{month}月　数据截至：2023年{month}月28日　单位：万元,,\n"
        f"项目名称,预算下达,{header}\n{ROAD},900,{spent}\n人行天桥,{bridge},20\n"
    ).encode("utf-8-sig")


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parcel:
        for name, content in files.items():
            parcel.writestr(f"2月/{name}.csv", content)
    return buffer.getvalue()


def sent(app, *files: tuple[str, bytes]):
    for name, content in files:
        app.file_uploader[0].upload(name, content)
    app.run()
    assert not app.exception
    return app


def said(app) -> list[str]:
    found = [*app.success, *app.info, *app.error, *app.markdown]
    return [one.value.replace("\\", "") for one in found]


def shown(app, column: str, *names: str) -> list[tuple]:
    """The rows of the table that has `column`, as far as `names`."""
    drawn = [*(one.value for one in app.dataframe), *listed(app)]
    table = next((one for one in drawn if column in one and names[0] in one), None)
    return [] if table is None else list(table[list(names)].itertuples(index=False, name=None))


def queries(app) -> list[tuple]:
    """The queries of the file that is looked at: the table of queries that names no file."""
    tables = [one for one in listed(app, "remedy") if "file_name" not in one]
    return [row for table in tables for row in table[["severity", "cell", "value"]].itertuples(index=False, name=None)]


def spent(store: Store, month: int) -> Decimal | None:
    return tasks(store, View(period=date(2023, month, 1), county="雁江区", project=ROAD)).item(0, "disbursed_wan")


def test_nothing_is_stored_before_the_clerk_confirms(page, store):
    before = store.version()
    app = sent(page(), ("2月.csv", form(2, 100, "三百", "实际拨付")))
    assert store.version() == before
    assert said(app)[:2] == [
        "**共1个文件：可以入库1个。**",
        (
            "▲ 采用，有疑问 · 进展情况填报表 · 填报单位 雁江区 · 报告期 2023-02 · 数据截至 2023-02-28"
            " · 单位 万元 · 采用1行、退回1行，共1个问题需核对"
        ),
    ]
    assert queries(app) == [("退回", "B5", "三百")]


def test_a_form_sent_back_unchanged_is_asked_about_before_it_is_stored(page, store):
    rows = [f"{project},900,100" for project in (ROAD, "城市“断头路”", "既有住宅电梯增设")]
    sheets = {
        month: "\n".join(
            [
                "2023年民生实事项目进展情况表,,",
                f"填报单位：雁江区　报告期：2023年1-{month}月　数据截至：2023年{month}月28日　单位：万元,,",
                "项目名称,预算下达,实际拨付", *rows,
            ]
        ).encode("utf-8-sig")
        for month in (2, 3)
    }  # fmt: skip
    load([Incoming("2月.csv", sheets[2])], store)
    app = sent(page(), ("3月.csv", sheets[3]))
    asked = [tuple(row) for table in listed(app, "remedy") for row in table[["severity", "cell", "reason"]].to_numpy()]
    told = "应有进展的3项任务中，3项所报各数和阶段与2023年2月完全相同。"
    assert asked == [("存疑", "—", told)]
    assert said(app)[1].endswith(" · 采用3行，共1个问题需核对")
    (above,) = app.warning
    remedy = "请核对是否误报了2023年2月的表；忘了更新的，请更新后重新报送；确无进展的，请在存在问题栏逐项说明原因。"
    assert above.value == f"**▲ 整张表存疑：** {told}{remedy}"


def test_after_confirming_there_is_a_receipt_and_an_empty_box(page, store):
    app = sent(page(), ("2月.csv", form(2, 100, "三百", "实际拨付")))
    app.button(key="confirm").click().run()
    assert not app.exception
    assert spent(store, 2) == Decimal(100)
    assert said(app)[0] == f"已入库1个文件，数据版本 {edition(store.version())}。"
    assert said(app)[1].startswith("- 回执 2023-02-雁江区-000002-01：“2月.csv”，")
    assert said(app)[1].endswith("收到，采用1行、退回1行，共1个问题需核对。")
    assert [one.key for one in app.download_button] == ["form_download", "receipt_download", "stored_back_download"]
    assert app.file_uploader[0].value == []
    assert ("2023-02-雁江区-000002-01", "2月.csv") in shown(app, "state", "receipt", "file_name")


def test_a_header_in_doubt_is_asked_about_and_the_answer_remembered(page, store):
    app = sent(page(), ("2月.csv", form(2, 100)))
    box = app.selectbox[-1]
    assert box.label == f"C列“{IN_DOUBT}”是什么内容？"
    assert box.value is None
    assert box.options[:2] == ["实际拨付（金额）　← 可能是这一项", "不采用这一列"]
    assert "预算下达（金额）" not in box.options
    box.set_value("disbursed_wan")
    next(one for one in app.button if one.label == "按此重新识别").click().run()
    assert not app.exception
    assert queries(app) == []
    app.button(key="confirm").click().run()
    assert spent(store, 2) == Decimal(100)
    assert "对各列的确认已记住：同一单位、同样表头的表以后按此识别，不再询问。" in said(app)
    again = sent(page(), ("3月.csv", form(3, 150)))
    assert queries(again) == []
    assert again.selectbox[-1].value == "disbursed_wan"
    again.button(key="confirm").click().run()
    assert spent(store, 3) == Decimal(150)


def test_a_header_that_nobody_answered_for_is_not_taken(page, store):
    app = sent(page(), ("2月.csv", form(2, 100)))
    next(one for one in app.button if one.label == "按此重新识别").click().run()
    assert queries(app) == [("存疑", "C3", IN_DOUBT)]
    app.button(key="confirm").click().run()
    assert spent(store, 2) is None


def test_what_was_answered_holds_for_the_other_files_of_the_batch(page, store):
    app = sent(page(), ("2月.csv", form(2, 100)), ("3月.csv", form(3, 150)))
    app.selectbox[-1].set_value("disbursed_wan")
    next(one for one in app.button if one.label == "按此重新识别").click().run()
    app.button(key="confirm").click().run()
    assert not app.exception
    assert (spent(store, 2), spent(store, 3)) == (Decimal(100), Decimal(150))


def test_one_field_cannot_be_two_columns(page):
    two = form(2, 100).replace(IN_DOUBT.encode(), f"{IN_DOUBT},支出".encode()).replace(b",100\n", b",100,100\n")
    app = sent(page(), ("2月.csv", two))
    for box in app.selectbox[-2:]:
        box.set_value("disbursed_wan")
    next(one for one in app.button if one.label == "按此重新识别").click().run()
    assert said(app)[0] == "“实际拨付”选了不止一次。每项内容只能对应一列。"


def test_a_refused_file_says_why_and_what_to_do(page, store):
    before = store.version()
    app = sent(page(), ("截图.png", b"\x89PNG\r\n\x1a\n" + b"0" * 300))
    assert said(app)[0] == "这是图片，不能从中准确读取数字。请报送原来的Excel或WPS表格。"
    assert [one.key for one in app.button if one.key == "confirm"] == []
    assert store.version() == before


def test_an_empty_file_says_that_it_is_empty(page):
    app = sent(page(), ("空.xlsx", b""))
    assert said(app)[0] == "文件是空的（0字节或只有空白）。请检查保存或传输是否完成，然后重新报送。"


def test_a_file_of_nothing_known_is_checked_before_anything_is_stored(opened, sample):
    before = sample.version()
    app = sent(opened("submissions"), ("别的.csv", "甲,乙\n1,2\n".encode()))
    assert said(app)[0].startswith("没有找到能识别的表")
    assert sample.version() == before


def test_a_parcel_is_taken_apart_and_stored_whole(page, store):
    parcel = zipped(雁江区=form(2, 100, header="实际拨付"), 截图=b"\x89PNG\r\n\x1a\n" + b"0" * 300)
    app = sent(page(), ("2月.zip", parcel))
    assert shown(app, "result", "file_name", "result", "accepted_rows") == [
        ("雁江区.csv", "● 全部采用", 2),
        ("截图.csv", "✖ 不能采用", 0),
    ]
    app.button(key="confirm").click().run()
    assert spent(store, 2) == Decimal(100)
    assert any(line.startswith("“2月.zip/2月/截图.csv”没有入库：这是图片") for line in said(app))


def test_a_file_that_came_before_says_so(page, store):
    content = form(2, 100, header="实际拨付")
    sent(page(), ("2月.csv", content)).button(key="confirm").click().run()
    version = store.version()
    app = sent(page(), ("又是2月.csv", content))
    assert said(app)[0].startswith("与")
    assert said(app)[0].endswith("收到的“2月.csv”内容完全相同，未作改动。")
    assert store.version() == version


def test_the_grid_carries_what_was_recognised():
    content = form(2, 100, "三百")
    reading = reader.read_forms(content, "2月.csv")
    findings = [
        Finding(submission_id="0" * 16, code="column_uncertain", severity=Severity.QUESTIONED, sheet="2月", cell="C3",
                value=IN_DOUBT, params={"header": IN_DOUBT, "field": "disbursed_wan"}),
        Finding(submission_id="0" * 16, code="text_in_number", severity=Severity.REJECTED, sheet="2月", cell="B5",
                value="三百", params={"field": "预算下达"}),
    ]  # fmt: skip
    taken = {(table.sheet, table.range) for table in reading.tables}
    (page,) = preview.pages(reading.grid.sheets, reading.tables, preview.Verdict(findings, taken, {}, False))
    assert page.letters == ["A", "B", "C"]
    assert [(line.number, line.label, [cell.text for cell in line.cells]) for line in page.lines[2:]] == [
        (None, "读作", ["→ 项目名称", "→ 预算下达（万元）", "？待确认，可能是实际拨付"]),
        (3, "表头", ["项目名称", "预算下达", "▲ 实际支付"]),
        (4, "● 采用", [ROAD, "900", "100"]),
        (5, "✖ 退回", ["人行天桥", "✖ 三百", "20"]),
    ]
    assert [line.label for line in page.lines[:2]] == ["表题", "表题"]
    assert page.lines[-1].cells[1].level == "rejected"
    assert page.lines[-1].cells[1].why == "“预算下达”应为数字，实为“三百”。"


def looked_at(content: bytes, *findings: Finding, name: str = "2月.csv") -> list[str]:
    """The labels of a sheet's rows."""
    reading = reader.read_forms(content, name)
    taken = {(table.sheet, table.range) for table in reading.tables}
    (page,) = preview.pages(reading.grid.sheets, reading.tables, preview.Verdict(findings, taken, {}, False))
    return [line.label for line in page.lines if line.number]


@pytest.mark.parametrize("cell", [None, "A2", "B3"])
def test_what_refuses_a_table_refuses_its_rows(cell):
    told = {"submission_id": "0" * 16, "code": "unit_missing", "params": {"header": "预算下达"}}
    found = Finding(**told, severity=Severity.REJECTED, sheet="2月", cell=cell)
    assert looked_at(form(2, 100), found) == ["表题", "表题", "表头", "✖ 退回", "✖ 退回"]


def test_a_card_is_data_in_all_its_rows():
    card = "民生实事项目情况卡,,,\n项目名称,道路（示例）,责任单位,示例局\n计划资金（万元）,100,实际拨付（万元）,60\n"
    more = "形象进度,54%,当前阶段,已开工\n存在问题,征地较慢,,\n"
    assert looked_at((card + more).encode("utf-8-sig")) == ["表外文字", *["● 采用"] * 4]


def test_two_columns_of_one_name_are_asked_about_one_by_one():
    twice = form(2, 100).replace(IN_DOUBT.encode(), f"{IN_DOUBT},{IN_DOUBT}".encode()).replace(b",100\n", b",100,9\n")
    (table,) = reader.read_forms(twice, "2月.csv").tables
    asked = mapping.questions(table, {})
    assert [(one.key, one.letter) for one in asked] == [(f"{IN_DOUBT}#1", "C"), (f"{IN_DOUBT}#2", "D")]
    said = {f"{IN_DOUBT}#1": None, f"{IN_DOUBT}#2": "disbursed_wan"}
    (table,) = reader.read_forms(twice, "2月.csv", said).tables
    found = [(one.letter, one.field) for one in table.columns if one.certain]
    assert found[2:] == [("C", None), ("D", "disbursed_wan")]


def test_the_form_offered_is_that_of_the_month_after_the_newest(opened):
    app = opened("submissions")
    assert app.selectbox(key="form_period").value == date(2023, 11, 1)
    assert app.selectbox(key="form_county").options == ["市本级", "雁江区", "高新区", "临空经济区", "安岳县", "乐至县"]
    assert app.selectbox(key="form_unit").options[0] == "全部责任单位（一张表）"


def test_another_county_offers_its_own_units(opened):
    app = opened("submissions")
    own = app.selectbox(key="form_unit").options
    app.selectbox(key="form_unit").set_value(own[2]).run()
    app.selectbox(key="form_county").set_value("雁江区").run()
    assert not app.exception
    assert app.selectbox(key="form_unit").options != own
    assert app.selectbox(key="form_unit").value == ""
    assert [one.key for one in app.download_button] == ["form_download"]


def test_a_form_that_was_downloaded_and_left_as_it_was_is_asked_about_as_a_whole(opened, sample, monkeypatch):
    monkeypatch.setenv("MINSHENG_STORE", str(sample.root))
    made = form_download.form.workbook(sample, "雁江区", date(2023, 11, 1), "zh")
    app = sent(opened("submissions"), ("雁江区11月.xlsx", made))
    assert queries(app) == [("存疑", "—", "—")]
    assert said(app)[1].startswith("▲ 采用，有疑问 · 进展情况填报表 · 填报单位 雁江区 · 报告期 2023-11")


def test_the_first_files_of_all_can_come_through_the_page(opened_empty, tmp_path):
    registers = [(path.name, path.read_bytes()) for path in sorted(SAMPLE.glob("0[12]_*[单表].xlsx"))]
    app = sent(opened_empty("submissions"), *registers)
    app.button(key="confirm").click().run()
    assert not app.exception
    assert said(app)[0] == f"已入库2个文件，数据版本 {edition(Store(tmp_path).version())}。"
    assert app.selectbox(key="form_period").value == date(2023, 1, 1)


def test_the_file_comes_back_with_its_queries_in_their_cells(page):
    app = sent(page(), ("2月.csv", form(2, 100, "三百", "实际拨付")))
    app.button(key="confirm").click().run()
    (back,) = app.session_state["stored_batch"].handed_back
    assert (back.of, back.file_name) == ("2月.csv", "2月_问题批注.xlsx")
    sheets = openpyxl.load_workbook(io.BytesIO(back.make()))
    comments = [(cell.coordinate, cell.comment.text) for row in sheets["2月"] for cell in row if cell.comment]
    assert [(place, "应为数字，实为“三百”" in text) for place, text in comments] == [("B5", True)]


def test_rows_and_questions_are_counted_side_by_side(opened):
    """One of the questions is about a total, so that no row counts it."""
    app = opened("submissions")
    title = app.title[0].value.replace("\\", "")
    assert title == "已收到68份文件，其中进展填报60份；存疑5行、退回1行，共7个问题需核对"
    assert sum(len(table) for table in listed(app, "remedy")) == 7


def test_what_is_asked_about_a_card_is_marked_on_all_of_its_rows_and_on_no_other():
    cards = """2023年民生实事项目进展情况卡,,,
填报单位：雁江区　报告期：2023年1-2月　单位：万元,,,
项目名称,建设乡村振兴惠民路,形象进度(%),10
预算下达,200,实际拨付,40
项目名称,人行天桥,形象进度(%),30
预算下达,300,实际拨付,三百
"""
    over = Finding(
        submission_id="0" * 16, code="disbursed_over_issued", severity=Severity.QUESTIONED, sheet="2月", cell="D4",
        params={"disbursed": "40", "issued": "20"},
    )  # fmt: skip
    words = Finding(
        submission_id="0" * 16, code="text_in_number", severity=Severity.REJECTED, sheet="2月", cell="D6",
        value="三百", params={"field": "实际拨付"},
    )  # fmt: skip
    assert looked_at(cards.encode("utf-8-sig"), over)[2:] == ["▲ 存疑", "▲ 存疑", "● 采用", "● 采用"]
    assert looked_at(cards.encode("utf-8-sig"), words)[2:] == ["● 采用", "● 采用", "✖ 退回", "✖ 退回"]


def test_a_column_for_each_project_is_shown_with_the_field_of_each_figure():
    upright = "2023年2月进展情况,,\n项目名称,道路（示例）,桥（示例）\n实际拨付（万元）,5,6\n实际支付（万元）,1,六\n"
    upright += "协调事项,无,请支持\n形象进度,3%,4%\n"
    reading = reader.read_forms(upright.encode("utf-8-sig"), "2月.csv")
    taken = {(table.sheet, table.range) for table in reading.tables}
    words = Finding(
        submission_id="0" * 16, code="text_in_number", severity=Severity.REJECTED, sheet="2月", cell="C4",
        params={"field": "实际支付"},
    )  # fmt: skip
    (page,) = preview.pages(reading.grid.sheets, reading.tables, preview.Verdict([words], taken, {}, False))
    assert [line.label for line in page.lines[1:]] == ["● 采用", "● 采用", "✖ 退回", "● 采用", "● 采用"]
    assert [[cell.text for cell in line.cells] for line in page.lines[2:5]] == [
        ["实际拨付（万元）", "5（→ 实际拨付（万元））", "6（→ 实际拨付（万元））"],
        ["实际支付（万元）", "1（→ 资金支付（万元））", "✖ 六（→ 资金支付（万元））"],
        ["协调事项", "无（不采用）", "请支持（不采用）"],
    ]
