"""A header in doubt is asked about once; the answer holds for the sender's next form of that layout."""

import shutil
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.archive import Archive
from data.model import View
from data.store import Store
from exports.view import tasks
from loaders.incoming import Incoming
from loaders.load import Batch, load, rebuild
from tests.conftest import copied

ROAD = "建设乡村振兴惠民路"
IN_DOUBT = "实际支付"


@pytest.fixture
def store(registers: Store, tmp_path: Path) -> Store:
    return copied(registers, tmp_path / "store")


def form(month: int, spent: int) -> bytes:
    return (
        "2023年民生实事项目进展情况表,,\n"
        f"填报单位：雁江区　报告期：2023年1-{month}月　数据截至：2023年{month}月28日　单位：万元,,\n"
        f"项目名称,预算下达,{IN_DOUBT}\n{ROAD},900,{spent}\n人行天桥,300,20\n"
    ).encode("utf-8-sig")


def one(content: bytes, store: Store, day: int, **confirmed: str | None) -> Batch:
    return load([Incoming(f"{day}.csv", content, confirmed=confirmed)], store, datetime(2023, 4, day))


def doubts(batch: Batch) -> list[tuple[str, str | None]]:
    return [(f.value, f.cell) for file in batch.files for f in file.outcome.findings if f.code == "column_uncertain"]


def spent(store: Store, month: int) -> Decimal | None:
    return tasks(store, View(period=date(2023, month, 1), county="雁江区", project=ROAD)).item(0, "disbursed_wan")


def test_an_uncertain_column_is_proposed_and_not_used(store):
    assert doubts(one(form(2, 100), store, 1)) == [(IN_DOUBT, "C3")]
    assert spent(store, 2) is None


def test_what_was_confirmed_is_remembered_for_the_sender_and_layout(store):
    assert doubts(one(form(2, 100), store, 1, **{IN_DOUBT: "disbursed_wan"})) == []
    assert doubts(one(form(3, 150), store, 2)) == []
    assert [spent(store, 2), spent(store, 3)] == [Decimal(100), Decimal(150)]
    other = form(3, 150).replace("雁江区".encode(), "安岳县".encode())
    assert doubts(one(other, store, 3)) == [(IN_DOUBT, "C3")]


def test_a_column_can_be_confirmed_as_not_used(store):
    assert doubts(one(form(2, 100), store, 1, **{IN_DOUBT: None})) == []
    assert spent(store, 2) is None


def test_a_rebuild_knows_what_was_confirmed(store):
    one(form(2, 100), store, 1, **{IN_DOUBT: "disbursed_wan"})
    one(form(3, 150), store, 2)
    said = [file.confirmed for entry in Archive(store.root).loads()[1:] for file in entry.files]
    assert said == [{IN_DOUBT: "disbursed_wan"}] * 2
    assert rebuild(store) == {}
    shutil.rmtree(store.builds)
    rebuild(store)
    assert [spent(store, 2), spent(store, 3)] == [Decimal(100), Decimal(150)]


def test_columns_of_one_header_are_told_apart_by_their_place(store):
    def twice(month: int, *spent: int) -> bytes:
        header, figures = f"{IN_DOUBT},{IN_DOUBT}", ",".join(map(str, spent))
        content = form(month, 0).decode("utf-8-sig").replace(IN_DOUBT, header).replace(",900,0", f",900,{figures}")
        return content.replace("月28日　单位：万元,,", "月28日　单位：万元,,,").encode("utf-8-sig")

    assert doubts(one(twice(2, 7, 100), store, 1)) == [(IN_DOUBT, "C3"), (IN_DOUBT, "D3")]
    said: dict[str, str | None] = {f"{IN_DOUBT}#1": None, f"{IN_DOUBT}#2": "disbursed_wan"}
    assert doubts(load([Incoming("2.csv", twice(2, 8, 100), confirmed=said)], store, datetime(2023, 4, 2))) == []
    assert doubts(one(twice(3, 7, 150), store, 3)) == []
    assert [spent(store, 2), spent(store, 3)] == [Decimal(100), Decimal(150)]
    assert rebuild(store) == {}
