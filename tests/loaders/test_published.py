"""Tables as offices published them: any layout is kept cell by cell, and comes out of a rebuild the same."""

from datetime import datetime
from decimal import Decimal

import pytest

from data.store import Store
from loaders.incoming import Incoming
from loaders.load import load, rebuild

WHEN = datetime(2024, 1, 5, 9, 0)
TABLE = '单位：万元,,\n项目,目标任务,完成率\n两癌检查,"2,500人",72.50%\n合计,应补尽补,\n'.encode()
COLUMNS = ("row", "row_kind", "letter", "header", "table_unit", "text", "value", "unit", "decimals")


@pytest.fixture
def published(tmp_path):
    store = Store(tmp_path)
    load([Incoming("公开表.csv", TABLE, is_published=True)], store, WHEN)
    return store


def test_every_cell_is_kept_with_its_number_unit_and_decimals(published):
    cells = published.table("published_cells", received_before=datetime(9999, 1, 1))
    assert cells.select(COLUMNS).rows() == [
        (3, "data", "A", "项目", "万元", "两癌检查", None, None, None),
        (3, "data", "B", "目标任务", "万元", "2,500人", Decimal("2500.000000"), "人", 0),
        (3, "data", "C", "完成率", "万元", "72.50%", Decimal("72.500000"), "%", 2),
        (4, "total", "A", "项目", "万元", "合计", None, None, None),
        (4, "total", "B", "目标任务", "万元", "应补尽补", None, None, None),
    ]


def test_a_rebuild_knows_again_what_was_handed_in_as_published(published):
    assert rebuild(published) == {}
    assert published.table("published_cells", received_before=datetime(9999, 1, 1)).height == 5


def test_the_same_file_not_said_to_be_published_is_refused(tmp_path):
    batch = load([Incoming("公开表.csv", TABLE)], Store(tmp_path), WHEN)
    assert [file.status for file in batch.files] == ["rejected"]


def test_a_load_that_was_published_but_not_entered_is_entered_as_published(published):
    for entry in (published.root / "archive" / "loads").glob("*.json"):
        entry.unlink()
    load([Incoming("另一表.csv", TABLE.replace(b"72.50", b"73.50"), is_published=True)], published, WHEN)
    assert rebuild(published) == {}
    assert published.table("published_cells", received_before=datetime(9999, 1, 1)).height == 10


def test_a_list_of_figures_that_are_not_ours_is_kept_as_a_table(tmp_path):
    listed = "指标,数值,单位\n年度投资,128.5,亿元\n已完成投资,96.4,亿元\n投资完成率,75.0,%\n".encode()
    store = Store(tmp_path)
    batch = load([Incoming("清单.csv", listed, is_published=True)], store, WHEN)
    assert [file.status for file in batch.files] == ["accepted"]
    cells = store.table("published_cells", received_before=datetime(9999, 1, 1))
    assert cells.filter(cells["value"].is_not_null()).select("letter", "row", "text").rows() == [
        ("B", 2, "128.5"), ("B", 3, "96.4"), ("B", 4, "75.0"),
    ]  # fmt: skip


def test_names_and_telephones_of_a_published_table_are_not_kept(tmp_path):
    listed = '项目,目标任务,责任领导,联系电话\n两癌检查,"2,500人",赵示例,028-26110000\n'.encode()
    store = Store(tmp_path)
    load([Incoming("公开表.csv", listed, is_published=True)], store, WHEN)
    cells = store.table("published_cells", received_before=datetime(9999, 1, 1))
    assert cells.get_column("text").to_list() == ["两癌检查", "2,500人"]


def test_a_text_without_a_table_says_how_to_hand_its_figures_in(tmp_path):
    words = "2024年民生实事完成情况\n今年以来，全市民生实事完成投资12.8亿元。\n".encode()
    files = load([Incoming("公开稿.csv", words, is_published=True)], Store(tmp_path), WHEN).files
    assert [finding.code for file in files for finding in file.outcome.findings] == ["no_published_rows"]
