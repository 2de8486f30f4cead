"""Handing in a published table, and what the page of reconciliation says of it."""

from datetime import datetime

import pytest

from data.store import Store
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
        "公开表“测评.csv”对不上1处，先看B2：本行合计122，其余3行都是222，差100。可能填错：B2 95→195、C2 27→127。"
    )
    assert (
        page.caption[0]
        .value.replace("\\", "")
        .startswith("公开的12个数与本系统一致12个、不一致0个；1张公开表核对4处，不一致1处")
    )
    beside, table = listed(page)
    assert list(beside["verdict"]).count("◆ 截尾后一致") == 1
    among = next(each.value for each in page.markdown if each.value.startswith("- :green-badge["))
    assert [line.count(":blue-badge[◆ 截尾后一致]") for line in among.splitlines()] == [0, 0, 1, 0, 0, 1]
    assert list(table["cell"]) == ["B2", "B3", "B4", "B5"]
    assert table["sentence"][0] == "本行合计122，其余3行都是222，差100。可能填错：B2 95→195、C2 27→127。"
