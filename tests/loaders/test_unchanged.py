"""A form that comes back as it was for a new month is asked about once, as a form, when it comes in."""

from datetime import datetime

import pytest

from data.store import Store
from loaders.incoming import Incoming
from loaders.load import load
from tests.conftest import copied

FORM = """2023年民生实事项目进展情况表,,,,
填报单位：雁江区　报告期：2023年1-{month}月　数据截至：2023年{month}月28日　单位：万元,,,,
项目名称,预算下达,实际拨付,形象进度(%),存在问题
建设乡村振兴惠民路,800,100,{road},{words}
实施城镇老旧小区改造,600,90,20,{words}
既有住宅电梯增设,30,9,30,{words}
"""
ASKED = ("form_unchanged", "frozen")
AGAIN = {"due": "3", "same": "3", "period": "2023-03"}


@pytest.fixture
def registered(registers: Store, tmp_path) -> Store:
    return copied(registers, tmp_path)


def sent(store: Store, month: int, road: int = 10, words: str = "征地缓慢"):
    content = FORM.format(month=month, road=road, words=words).encode("utf-8-sig")
    file = load([Incoming(f"{month}月.csv", content)], store, datetime(2023, month + 1, 3)).files[0]
    return file, [(f.code, str(f.severity), f.cell, f.params) for f in file.outcome.findings if f.code in ASKED]


def test_a_form_sent_back_is_asked_about_once_with_what_is_the_same(registered):
    assert sent(registered, 3)[1] == []
    file, asked = sent(registered, 4)
    assert asked == [("form_unchanged", "questioned", None, AGAIN)]
    assert (file.status, file.outcome.accepted, file.outcome.rejected) == ("questioned", 3, 0)


def test_standstills_in_such_a_form_are_not_asked_about_again(registered):
    sent(registered, 3)
    sent(registered, 4)
    file, asked = sent(registered, 5)
    assert asked == [("form_unchanged", "questioned", None, AGAIN | {"period": "2023-04"})]
    assert {record.questions for record in file.outcome.records} == {0}


def test_new_words_make_it_a_note_that_covers_the_standstills(registered):
    sent(registered, 3)
    sent(registered, 4)
    again = ("form_unchanged", "noted", None, AGAIN | {"period": "2023-04"})
    assert sent(registered, 5, words="雨季停工")[1] == [again]


def test_one_task_of_three_that_moved_is_enough(registered):
    sent(registered, 3)
    assert sent(registered, 4, road=12)[1] == []


def test_tasks_that_are_finished_or_not_begun_do_not_count(registered):
    """Two of three are left: too few to ask about a form."""
    sent(registered, 3, road=100)
    assert sent(registered, 4, road=100)[1] == []
