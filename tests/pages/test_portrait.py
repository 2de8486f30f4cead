"""A county and a department: whose problems are listed, and how many of their tasks that is."""

import polars as pl
import pytest

from pages.components import portrait
from tests.pages.listed import listed


@pytest.mark.parametrize(
    ("page", "chosen", "told", "rows"),
    [
        ("county", {"county": "雁江区"}, "19个任务中6个报了问题；以下只列这些任务。", 6),
        ("department", {"department": "市交通运输局"}, "12个任务中4个报了问题；以下只列这些任务。", 4),
        ("county", {"county": "市本级"}, None, 0),
    ],
)
def test_the_list_of_problems_says_of_how_many_tasks_it_is(opened, page, chosen, told, rows) -> None:
    app = opened(page, **chosen, period="2023-10")
    assert not app.exception
    assert [each.value for each in app.caption if "报了问题" in each.value] == [told] * bool(told)
    assert [len(table) for table in listed(app, "problem")] == [rows] * bool(rows)
    assert [each.value for each in app.markdown if "没有报告问题" in each.value] == ["本期没有报告问题。"] * (not told)


def test_a_next_step_without_a_problem_is_counted_apart() -> None:
    problems = pl.Series("problem", ["征地未完成", None, None])
    assert portrait._listed(problems, 8) == "8个任务中1个报了问题，另有2个只报了下步举措；以下只列这些任务。"
