"""Targets that are written in words: which number, which unit, and whether less is better."""

from decimal import Decimal

import pytest

from loaders.rows.targets import is_ceiling, target_of


@pytest.mark.parametrize(
    ("words", "value", "unit", "ceiling"),
    [
        ("4.3%以内", "4.3", "%", True),
        ("控制在4.3%以内", "4.3", "%", True),
        ("控制在 4.3％ 之内", "4.3", "%", True),
        ("不高于4.3%", "4.3", "%", True),
        ("不超过35天", "35", "天", True),
        ("≤35", "35", None, True),
        ("低于5%", "5", "%", True),
        ("35微克以下", "35", "微克", True),
        ("不低于4000元", "4000", "元", False),
        ("不低于4000", "4000", None, False),
        ("达到95%以上", "95", "%", False),
        ("不少于12场", "12", "场", False),
    ],
)
def test_a_bound_in_words_is_a_target(words: str, value: str, unit: str | None, ceiling: bool) -> None:
    assert target_of(words) == (Decimal(value), unit, ceiling)


@pytest.mark.parametrize(
    "words", ["4000", "164公里", "应补尽补", "开工建设", "新增就业5万人，失业率4.3%以内", "", "2至3个"]
)
def test_a_bare_number_and_a_sentence_are_not(words: str) -> None:
    assert target_of(words) is None


def test_a_sentence_tells_of_which_number_less_is_better() -> None:
    words = "新增就业50000人，城镇登记失业率控制在4.3%以内，不低于95%"
    assert [is_ceiling(words, Decimal(number)) for number in ("50000", "4.3", "4.30", "95")] == [
        False,
        True,
        True,
        False,
    ]
