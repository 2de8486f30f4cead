"""What stands in an address and means nothing is named on the page, and the rest of the address is followed."""

import pytest


def told(app) -> list[str]:
    """The lines of what a page says of its address."""
    return [line for each in app.warning for line in each.value.replace("\\", "").split("  \n")]


def test_a_number_that_is_none_or_out_of_bounds_is_named(opened):
    app = opened("export", lag_over="abc", below="-1", questioned="maybe", county="乐至县")
    assert told(app) == [
        "链接中“滞后天数多于”为“abc”，不是0至366之间的数，未采用。",
        "链接中“低于（%）”为“-1”，不是0至1000之间的数，未采用。",
        "链接中“只要有疑问的”为“maybe”，没有这一项，未采用；可选：true、false。",
        "下面按其余条件显示。",
    ]
    assert (app.number_input(key="lag_over").value, app.selectbox(key="county").value) == (None, "乐至县")


def test_numbers_and_switches_that_are_known_are_followed_without_a_word(opened):
    app = opened("export", lag_over="30", rate="disbursed_of_planned_pct", below="5.5", questioned="True")
    assert not app.warning
    assert (app.number_input(key="lag_over").value, app.number_input(key="below").value) == (30, 5.5)


def test_names_that_nothing_has_are_named_together_and_dropped(opened):
    app = opened(rate_under="5", utm="x", period="2023-08", embed="true", embed_options="dark_theme")
    assert told(app) == ["链接中的“rate_under、utm”不是本系统的参数，未采用。", "下面按其余条件显示。"]
    assert set(app.query_params) == {"period", "embed", "embed_options"}
    assert not app.run().warning


@pytest.mark.parametrize(
    ("page", "address", "said"),
    [
        ("compare", {"other_month": "2023-99"}, "“另一个月”为“2023-99”，没有这一项，未采用；可选：2023-01至2023-10。"),
        ("meeting", {"s": "abc"}, "“演示页”为“abc”，没有这一项，未采用。"),
        ("submissions", {"way": "x"}, "“这些文件是”为“x”，没有这一项，未采用；可选：单位填报表、公开数据表"),
        ("definitions", {"metric": "xx"}, "“口径”为“xx”，没有这一项，未采用；可选：progress、"),
    ],
)  # fmt: skip
def test_what_belongs_to_one_page_is_named_there_alone(opened, page, address, said):
    assert told(opened(page, **address))[0].startswith(f"链接中{said}")
    assert not opened("funding", **address).warning


def test_a_definition_that_there_is_not_is_named(opened):
    assert told(opened("definitions", metric="xx"))[0].startswith(
        "链接中“口径”为“xx”，没有这一项，未采用；可选：progress、"
    )


def test_a_mark_that_a_chart_has_not_is_named_at_the_chart(opened):
    said = "链接要的一项本图没有，未采用。"
    for place, is_said in (("abc", True), ("99", True), ("1", False)):
        captions = opened("categories", funnel_construction=place).caption
        assert any(said in each.value for each in captions) == is_said
