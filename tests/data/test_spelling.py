"""Names are found by characters, pinyin and initials."""

import pytest

from data.spelling import found

NAMES = ("建设乡村振兴惠民路", "实施城镇老旧小区改造", "雁江区", "市教育和体育局示例", "5G基站示例", "既有住宅增设电梯")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("电梯", ["既有住宅增设电梯"]),
        ("yj", ["雁江区", "市教育和体育局示例"]),
        ("YJQ", ["雁江区"]),
        ("yanjiang", ["雁江区"]),
        ("ljxq", ["实施城镇老旧小区改造"]),
        ("5g", ["5G基站示例"]),
        ("j z", ["5G基站示例"]),
        ("建", ["建设乡村振兴惠民路"]),
        ("", []),
        ("   ", []),
        ("没有", []),
    ],
)
def test_what_is_typed_finds_names(typed: str, names: list[str]) -> None:
    assert found(typed, NAMES) == names


def test_a_name_that_begins_so_comes_first() -> None:
    assert found("市", ["城市公园示例", "市医院示例"]) == ["市医院示例", "城市公园示例"]
