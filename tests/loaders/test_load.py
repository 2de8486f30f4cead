"""Taking files in: all of it or nothing, once, with the old figure still reachable."""

import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.archive import Archive
from data.model import View
from data.store import Store
from exports.view import tasks
from loaders.incoming import Incoming
from loaders.load import Batch, WarehouseMissingError, load, read, rebuild, store_batch
from metrics import category_mix, funding
from tests.conftest import SAMPLE, copied, incoming

REGISTERS = [SAMPLE / "01_实事项目清单.xlsx", SAMPLE / "02_目标任务分解表.xlsx"]
FORM = """2023年民生实事项目进展情况表,,,
填报单位：{county}　报告期：2023年{months}月　数据截至：{as_of}　单位：万元,,,
项目名称,资金情况,,进度情况
,预算下达,实际拨付,形象进度(%)
{rows}
"""
ROAD = "建设乡村振兴惠民路"
NOW = datetime(2023, 3, 10, 9, 0)
PLANTED_NOTES = ("early", "frozen", "jump")
"""Noted: the form says until when it speaks, that works rest in the floods; money rose with the works."""
PATIENCE = 300
"""Seconds that a child process is waited for; a busy machine needs some, met at once they cost nothing."""


def form(rows: str, county: str = "雁江区", months: str = "1-2", as_of: str = "2023年2月28日") -> bytes:
    return FORM.format(rows=rows, county=county, months=months, as_of=as_of).encode("utf-8-sig")


def one(content: bytes, store: Store, name: str = "进展.csv", now: datetime = NOW) -> Batch:
    return load([Incoming(name, content)], store, now)


def findings(batch: Batch) -> list[tuple[str, str, str | None]]:
    return [(f.code, str(f.severity), f.cell) for file in batch.files for f in file.outcome.findings]


@pytest.fixture
def registered(registers: Store, tmp_path: Path) -> Store:
    """A store of its own that knows the register and the breakdown."""
    return copied(registers, tmp_path / "store")


def test_the_published_figures_of_february_come_out_of_the_sample(sample):
    february = tasks(sample, View(period=date(2023, 2, 1)))
    money = funding.by_group(february, None).row(0, named=True)
    assert (money["planned_wan"], money["issued_wan"], money["disbursed_wan"]) == (
        Decimal("426400.0000"), Decimal("87930.0000"), Decimal("18880.0000"),
    )  # fmt: skip
    rates = ("issued_of_planned_pct", "disbursed_of_planned_pct", "disbursed_of_issued_pct")
    assert [round(money[rate], 2) for rate in rates] == [Decimal("20.62"), Decimal("4.43"), Decimal("21.47")]
    stages = category_mix.by_group(february, None).select(
        "category", "projects", "unreported", "preparing", "started", "plan_made"
    )
    assert stages.rows() == [("construction", 13, 0, 7, 6, None), ("subsidy", 7, 0, None, None, 7)]


def test_the_sample_says_where_its_planted_faults_are(sample_load):
    _, batch = sample_load
    asked = {
        (f.code, Path(file.incoming.file_name).name.split("_民生")[0], f.cell)
        for file in batch.files
        for f in file.outcome.findings
        if str(f.severity) != "noted" or f.code in PLANTED_NOTES
    }
    assert asked == {
        ("unit_slip", "市本级_2023年08月", "F10"),
        ("total_differs", "高新区_2023年09月", "F5"),
        ("disbursed_over_issued", "雁江区_2023年04月", "G16"),
        ("words_contradict", "雁江区_2023年09月", "L10"),
        ("early", "乐至县_2023年10月", None),
        ("left_blank", "安岳县_2023年05月", "G16"),
        ("left_blank", "市本级_2023年08月", "I9"),
        ("falls", "安岳县_2023年06月", "G8"),
        ("frozen", "高新区_2023年08月", "B7"),
        ("frozen", "高新区_2023年09月", "B7"),
        ("jump", "高新区_2023年10月", "I7"),
    }


def test_the_same_bytes_change_nothing(registered):
    first = one(form(f"{ROAD},800,100,10"), registered)
    again = one(form(f"{ROAD},800,100,10"), registered, name="又一次.csv", now=datetime(2023, 3, 20))
    assert [file.status for file in first.files + again.files] == ["accepted", "known"]
    assert again.files[0].seen_as == ("进展.csv", NOW)
    assert again.version == first.version


def test_a_correction_supersedes_and_the_old_figure_stays_reachable(registered):
    one(form(f"{ROAD},800,100,10"), registered, now=datetime(2023, 3, 3))
    one(form(f"{ROAD},850,100,10"), registered, name="更正.csv", now=datetime(2023, 3, 10))
    road = View(period=date(2023, 2, 1), county="雁江区", project=ROAD)
    issued = [
        tasks(registered, road.model_copy(update={"as_of": day})).item(0, "issued_wan")
        for day in (date(2023, 3, 2), date(2023, 3, 3), date(2023, 3, 10), None)
    ]
    assert issued == [None, Decimal(800), Decimal(850), Decimal(850)]


def test_a_rejected_row_does_not_hide_the_others(registered):
    batch = one(form(f"{ROAD},800,100,10\n城市“断头路”,八百,100,10\n没有的项目,1,1,2"), registered)
    assert [(f.code, f.cell, f.value) for f in batch.files[0].outcome.findings] == [
        ("text_in_number", "B6", "八百"), ("unknown_project", "A7", "没有的项目"),
    ]  # fmt: skip
    assert (batch.files[0].outcome.accepted, batch.files[0].outcome.rejected) == (1, 2)
    assert registered.table("reports", received_before=datetime(9999, 1, 1)).height == 1


BAD = {
    "empty": (b"", "empty_file"),
    "not a table": (b"\x89PNG\r\n\x1a\n" + bytes(200), "image"),
    "truncated workbook": (REGISTERS[0].read_bytes()[:9000], "truncated"),
    "unknown project": (form("修建空中花园,1,1,2"), "unknown_project"),
    "negative money": (form(f"{ROAD},-5,1,2"), "negative"),
    "13th month": (form(f"{ROAD},5,1,2", months="1-13", as_of=""), "period_invalid"),
    "text in a number": (form(f"{ROAD},很多,1,2"), "text_in_number"),
    "more than 100 %": (form(f"{ROAD},5,1,120"), "over_100"),
    "no unit": (form(f"{ROAD},5,1,2").replace("　单位：万元".encode(), b""), "unit_missing"),
    "no period": (
        form(f"{ROAD},5,1,2", as_of="").replace("　报告期：2023年1-2月　数据截至：".encode(), b""),
        "period_missing",
    ),
    "unknown county": (form(f"{ROAD},5,1,2", county="桃源县"), "unknown_county"),
    "same task twice": (form(f"{ROAD},5,1,2\n{ROAD},6,1,2"), "duplicate_row"),
    "10 000 times too much": (form(f"{ROAD},80000000,1,2"), "unit_slip"),
}


@pytest.mark.parametrize(("content", "code"), BAD.values(), ids=BAD)
def test_bad_input_gets_a_clear_finding_and_leaves_the_store_unchanged(registered, content, code):
    before = registered.version()
    files_before = sorted(registered.root.rglob("*"))
    batch = one(content, registered)
    assert code in {f.code for f in batch.files[0].outcome.findings}
    assert [file.status for file in batch.files] == ["rejected"]
    assert (registered.version(), sorted(registered.root.rglob("*"))) == (before, files_before)


def test_a_rebuild_equals_the_warehouse_row_for_row(sample_load, tmp_path):
    store, _ = sample_load
    copy = copied(store, tmp_path / "copy")
    before = copy.tables()
    assert rebuild(copy) == {}
    after = copy.tables()
    assert {name: before[name].equals(after[name]) for name in before} == dict.fromkeys(before, True)
    assert before["reports"].height > 700


def test_a_lost_warehouse_is_rebuilt_and_never_overwritten(registered):
    old = registered.tables()
    shutil.rmtree(registered.builds)
    with pytest.raises(WarehouseMissingError):
        one(form(f"{ROAD},800,100,10"), registered)
    rebuild(registered)
    assert {name: frame.equals(registered.tables()[name]) for name, frame in old.items()} == dict.fromkeys(old, True)


def test_a_changed_warehouse_is_told_from_the_archive(registered):
    one(form(f"{ROAD},800,100,10"), registered)
    with registered.writing():
        tampered = registered.tables()["reports"].head(1).with_columns(row=99)
        registered.publish({"reports": tampered})
    assert rebuild(registered) == {"reports": (2, 1)}


def _store(batch: Batch, root: Path, ready: Any) -> None:
    ready.set()
    store_batch(batch, Store(root), NOW)


def _seconds(context: multiprocessing.context.BaseContext, store: Store) -> float:
    """How long a load takes that nobody kills."""
    ready = context.Event()
    batch = Batch(read([Incoming("first.csv", form(f"{ROAD},799,100,10"))]), [])
    child = context.Process(target=_store, args=(batch, store.root, ready))
    child.start()
    assert ready.wait(PATIENCE)
    start = time.perf_counter()
    child.join(PATIENCE)
    assert child.exitcode == 0
    return time.perf_counter() - start


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal; Windows writes by the same rename")
def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new_one(registered):
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    chance, survived = random.Random(20230228), 0
    usual = _seconds(context, registered)
    for n in range(50):
        before = registered.version()
        batch = Batch(read([Incoming(f"{n}.csv", form(f"{ROAD},{800 + n},100,10"))]), [])
        ready = context.Event()
        child = context.Process(target=_store, args=(batch, registered.root, ready))
        child.start()
        assert ready.wait(PATIENCE)
        child.join(chance.uniform(0, 2 * usual))
        if child.pid and child.is_alive():
            os.kill(child.pid, signal.SIGKILL)
        child.join(PATIENCE)
        stored = [row["file_name"] for row in registered.table("load_nos").iter_rows(named=True)]
        reports = registered.tables()["reports"].height
        if registered.version() == before:
            assert f"{n}.csv" not in stored
            usual *= 1.25  # the kills find the moments of a load however fast the machine is by now
        else:
            assert f"{n}.csv" in stored
            survived += 1
            usual *= 0.8
        assert reports == len(stored) - len(REGISTERS) == survived + 1
    assert 0 < survived < 50
    last = one(form(f"{ROAD},999,100,10"), registered)
    assert [file.status for file in last.files] == ["accepted"]
    assert {load.load_no for load in Archive(registered.root).loads()} == set(
        registered.table("load_nos").get_column("load_no")
    )
    assert rebuild(registered) == {}


def test_a_task_that_two_sheets_report_differently_is_asked_about(registered, tmp_path):
    book = openpyxl.Workbook()
    for sheet, issued in ((book.active, 800), (book.create_sheet("另一张"), 900)):
        for line in form(f"{ROAD},{issued},100,10\n人行天桥,50,20,30").decode("utf-8-sig").splitlines():
            sheet.append([_typed(text) for text in line.split(",")])
    book.save(tmp_path / "两张表.xlsx")
    batch = load(incoming(tmp_path / "两张表.xlsx"), registered, NOW)
    found = {(f.code, f.sheet) for file in batch.files for f in file.outcome.findings if str(f.severity) == "rejected"}
    assert found == {("duplicate_row", "Sheet"), ("duplicate_row", "另一张")}
    outcome = batch.files[0].outcome
    assert (outcome.accepted, outcome.rejected, len(outcome.records)) == (1, 2, 1)


def _typed(text: str) -> object:
    return int(text) if text.isdigit() else text or None


def test_an_incoming_register_among_the_files_tells_when_each_came(registered, tmp_path):
    (tmp_path / "收文登记.csv").write_text(
        "文件名,收到时间\n进展.csv,2023-03-04 10:30\n收文登记.csv,2023-03-05 08:00\n"
    )
    (tmp_path / "进展.csv").write_bytes(form(f"{ROAD},800,100,10"))
    batch = load(incoming(*sorted(tmp_path.glob("*.csv"))), registered, NOW)
    assert {file.incoming.file_name.rsplit("/", 1)[-1]: file.submission.received_at for file in batch.files} == {
        "收文登记.csv": datetime(2023, 3, 5, 8, 0),
        "进展.csv": datetime(2023, 3, 4, 10, 30),
    }


def test_amounts_in_yuan_are_exact_to_the_fen(registered):
    in_yuan = form(f"{ROAD},8000000.01,1000000.99,10").decode("utf-8-sig").replace("单位：万元", "单位：元")
    batch = one(in_yuan.encode("utf-8-sig"), registered)
    assert [file.status for file in batch.files] == ["accepted"]
    road = tasks(registered, View(period=date(2023, 2, 1), county="雁江区", project=ROAD))
    assert road.select("issued_wan", "disbursed_wan").row(0) == (Decimal("800.000001"), Decimal("100.000099"))


def test_a_correction_says_which_figures_change(registered):
    one(form(f"{ROAD},800,100,10"), registered, now=datetime(2023, 3, 3))
    again = one(form(f"{ROAD},850,100,10"), registered, name="更正.csv", now=datetime(2023, 3, 10))
    said = [(f.code, str(f.severity), f.cell, f.params) for f in again.files[0].outcome.findings]
    assert said == [("corrects", "noted", "B5", {"field": "预算下达", "before": "800万元", "now": "850万元"})]
    assert again.files[0].status == "accepted"


def test_a_published_figure_keeps_the_digits_that_it_was_printed_with(registered):
    told = (
        "报告期,指标,数值,单位,小数位,发布日期,来源\n"
        "2023年2月,计划投入资金,42.6,亿元,,2023-03-20,示例\n2023年2月,预算下达进度,20.62,%,,2023-03-20,示例\n"
    )
    one(told.encode("utf-8-sig"), registered, name="公开数据.csv")
    digits = registered.table("published_figures").select("indicator", "decimals").rows()
    assert sorted(digits) == [("计划投入资金", 1), ("预算下达进度", 2)]
