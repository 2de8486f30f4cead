"""Names of persons: stored with the breakdown, shown nowhere until somebody turns them on; telephones never stored."""

import io
import re
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from data.model import received_before
from data.store import Store
from exports.__main__ import main
from exports.measure import NAMES
from loaders.incoming import Incoming
from loaders.load import load
from loaders.reader import read_forms
from pages.components.intake import preview
from tests.exports.bulletin import papers
from tests.pages.conftest import PAGES as FOLDER
from tests.pages.conftest import Open, _open

LEADER, OTHER, CONTACT, PHONE = "赵示例", "钱示例", "孙示例", "028-26110000"
REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,2000
"""
BREAKDOWN = f"""2023年目标任务分解表,,,,,,,,,
填报单位：市政府办公室　单位：万元,,,,,,,,,
项目名称,区县,责任单位,责任领导,联系人,联系电话,目标任务,计划资金,开始时间,完成时限
修路（示例）,甲县,甲县交通局,{LEADER}（{PHONE}）,{CONTACT},{PHONE},新建道路,1000,2023年1月,2023年12月
修路（示例）,乙县,乙县交通局,{OTHER},{CONTACT},{PHONE},新建道路,1000,2023年1月,2023年12月
"""
FORM = f"""2023年民生实事项目进展情况表,,,,,,
填报单位：{{county}}　报告期：2023年1-6月　数据截至：2023年6月30日　单位：万元,,,,,,
项目名称,预算下达,实际拨付,形象进度(%),存在问题,填报人,联系电话
修路（示例）,100,50,{{done}},用地未批,{CONTACT},{PHONE}
"""
PAGES = [path.stem for path in sorted(FOLDER.glob("*.py")) if path.stem not in ("__init__", "menu")]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = Store(tmp_path_factory.mktemp("named"))
    first = {"项目清单.csv": REGISTER, "分解表.csv": BREAKDOWN}
    forms = {f"{county}.csv": FORM.format(county=county, done=done) for county, done in (("甲县", 5), ("乙县", 20))}
    for files, received in ((first, datetime(2023, 2, 1)), (forms, datetime(2023, 7, 3))):
        load([Incoming(name, text.encode("utf-8-sig")) for name, text in files.items()], made, received)
    return made


@pytest.fixture
def opened(store: Store, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page of that store with what stands in its address."""
    monkeypatch.setenv("MINSHENG_STORE", str(store.root))
    return _open


def said(page: AppTest) -> str:
    """Everything that a page has sent to the browser: words, tables, and what components get as data."""
    protos = [element.proto for part in (page.main, page.sidebar) for element in part]
    sent = b"".join(proto.SerializeToString() for proto in protos if proto is not None)
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), sent.decode("utf-8", "ignore"))


def persons(text: str) -> list[str]:
    return [name for name in (LEADER, OTHER, CONTACT, PHONE) if name in text]


def test_the_leader_is_stored_without_telephone_and_the_contact_is_not_stored(store: Store) -> None:
    known = store.table("leaders", received_before=received_before(None))
    assert known.rows() == [("2023-01", "乙县", OTHER), ("2023-01", "甲县", LEADER)]
    assert store.table("leaders", received_before=received_before(date(2023, 1, 31))).is_empty()
    newest = max((store.root / "builds").glob("*.duckdb"))
    assert persons(newest.read_bytes().decode("utf-8", "ignore")) == [LEADER, OTHER]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_anybody(opened: Open, page: str) -> None:
    shown = opened(page)
    assert not shown.exception
    assert persons(said(shown)) == []


def test_the_page_of_the_very_cell_hides_the_names_beside_it(opened: Open, store: Store) -> None:
    rows = store.table("submissions", received_before=received_before(None))
    sent = rows.filter(rows["kind"] == "breakdown").item(0, "submission_id")
    shown = opened("submissions", submission=sent, cell="H4")
    assert not shown.exception
    text = said(shown)
    assert "甲县交通局" in text
    assert "（不显示姓名和电话）" in text
    assert persons(text) == []


@pytest.mark.parametrize("metric", NAMES)
def test_no_table_names_anybody(store: Store, capsys: pytest.CaptureFixture[str], metric: str) -> None:
    main(["table", "--metric", metric, "--by", "county", "--period", "2023-06", "--store", str(store.root)])
    main(["table", "--metric", metric, "--period", "2023-06", "--store", str(store.root)])
    assert persons(capsys.readouterr().out) == []


def test_no_extract_and_no_form_names_anybody(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--period", "2023-06", "--store", str(store.root)]) == 0
    form = tmp_path / "form.xlsx"
    assert (
        main(["form", "--county", "甲县", "--period", "2023-07", "--store", str(store.root), "--out", str(form)]) == 0
    )
    assert persons(capsys.readouterr().out + str(text_of(form.read_bytes()))) == []


def text_of(workbook: bytes) -> list[object]:
    return [cell.value for sheet in load_workbook(io.BytesIO(workbook)) for row in sheet for cell in row]


@pytest.mark.parametrize(("switch", "shown"), [([], []), (["--names"], [LEADER, OTHER])])
def test_deck_and_bulletin_name_leaders_only_when_asked(
    store: Store, tmp_path: Path, switch: list[str], shown: list[str]
) -> None:
    deck, paper, page = (tmp_path / name for name in ("deck.pptx", "paper.docx", "page.docx"))
    common = ["--period", "2023-06", "--store", str(store.root), *switch]
    assert main(["deck", *common, "--out", str(deck)]) == 0
    assert main(["bulletin", *common, "--kind", "monthly", "--out", str(paper)]) == 0
    assert main(["bulletin", *common, "--kind", "monthly", "--brief", "--out", str(page)]) == 0
    assert persons(of_slides(deck)) == shown
    assert persons(papers.everything(paper.read_bytes())) == shown
    assert persons(papers.everything(page.read_bytes())) == shown
    assert ("含责任领导姓名" in of_slides(deck)) is bool(shown)
    assert ("含责任领导姓名" in "\n".join(p.text for p in docx.Document(str(paper)).paragraphs)) is bool(shown)


def of_slides(path: Path) -> str:
    found = []
    for page in Presentation(str(path)).slides:
        found.append(page.notes_slide.notes_text_frame.text)
        for shape in page.shapes:
            found.append(shape.text_frame.text if shape.has_text_frame else "")
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


@pytest.mark.parametrize(("page", "named_there"), [("meeting", [LEADER, OTHER]), ("bulletin", [LEADER])])
def test_a_switch_that_is_not_in_the_address_turns_names_on_and_leaving_turns_them_off(
    opened: Open, page: str, named_there: list[str]
) -> None:
    shown = opened(page, period="2023-06")
    shown.toggle(key=f"names_{page}").set_value(True).run()
    assert not shown.exception
    assert persons(said(shown)) == named_there
    assert not any("names" in name for name in shown.query_params)
    shown.switch_page(str(FOLDER / "overview.py")).run()
    back = shown.switch_page(str(FOLDER / f"{page}.py")).run()
    assert back.toggle(key=f"names_{page}").value is False
    assert persons(said(back)) == []


def test_a_preview_of_an_upload_hides_names_too() -> None:
    reading = read_forms(BREAKDOWN.encode("utf-8-sig"), "分解表.csv")
    verdict = preview.Verdict([], [(table.sheet, table.range) for table in reading.tables], {}, is_refused=False)
    (page,) = preview.pages(reading.grid.sheets, reading.tables, verdict)
    assert persons("".join(cell.text for line in page.lines for cell in line.cells)) == []
