"""A record of site visits is known by its columns; what was seen is stored, what cannot be is asked about."""

from datetime import date, datetime

import pytest

from data.model import View
from data.store import Store
from exports.evidence import evidence
from loaders.incoming import Incoming
from loaders.load import load
from metrics import credibility
from tests.conftest import copied

RECORD = """民生实事项目现场查看记录,,,,,,
填报单位：市人大常委会办公室,,,,,,
项目名称,区县,查看日期,查看单位,现场进度(%),现场数量,查看情况
建设乡村振兴惠民路,雁江区,2023-03-06,第一监督小组,4,,只见一处开工
建设乡村振兴惠民路,雁江区,,第一监督小组,9,,没有写日期
没有的项目,雁江区,2023-03-06,第一监督小组,9,,
建设乡村振兴惠民路,市本级,2023-03-06,第一监督小组,9,,没有这一任务
"""
FORM = """2023年民生实事项目进展情况表,,,
填报单位：雁江区　报告期：2023年1-2月　数据截至：2023年2月28日　单位：万元,,,
项目名称,预算下达,实际拨付,形象进度(%)
建设乡村振兴惠民路,800,100,15
"""


@pytest.fixture
def store(registers: Store, tmp_path) -> Store:
    store = copied(registers, tmp_path)
    load([Incoming("雁江区.csv", FORM.encode("utf-8-sig"))], store, datetime(2023, 3, 3))
    return store


def test_a_visit_is_stored_and_its_rows_are_judged_one_by_one(store):
    batch = load([Incoming("查看.csv", RECORD.encode("utf-8-sig"))], store, datetime(2023, 3, 8))
    outcome = batch.files[0].outcome
    assert batch.files[0].submission.kind == "site_visits"
    assert [(finding.code, finding.cell) for finding in outcome.findings] == [
        ("missing_name", "C5"), ("unknown_project", "A6"), ("unknown_task", "A7"),
    ]  # fmt: skip
    seen = store.table("site_visits", received_before=datetime(2024, 1, 1))
    assert seen.select(
        "project_id", "county", "visited_on", "visited_by", "seen_pct", "seen_value", "seen", "row"
    ).rows() == [("2023-02", "雁江区", date(2023, 3, 6), "第一监督小组", 4, None, "只见一处开工", 4)]


def test_a_visit_that_saw_less_is_asked_about_once_it_is_known(store):
    load([Incoming("查看.csv", RECORD.encode("utf-8-sig"))], store, datetime(2023, 3, 8))
    for as_of, expected in ((date(2023, 3, 7), []), (None, [("seen_less", "questioned", "雁江区", "D4", 15, 4)])):
        found = credibility.questions(evidence(store, View(period=date(2023, 2, 1), as_of=as_of)))
        rows = found.select("check", "severity", "county", "cell", "value", "other").rows()
        assert [row for row in rows if row[0] == "seen_less"] == expected
