"""Whose money is slow: the heading names the level, bars and table follow the switch."""


def test_the_heading_names_the_slowest_level_with_its_numbers(opened):
    app = opened("funding", period="2023-08")
    assert not app.exception
    assert (
        app.header[1].value.replace("\\", "")
        == "按来源填报的任务中，县级资金下达最慢：计划8.00亿元，已下达4.22亿元（52.70%），还差3.78亿元"
    )
    levels = app.dataframe[0].value
    assert levels.columns.to_list()[:6] == [
        "level", "planned_wan", "issued_wan", "issued_counted_wan", "issued_base_wan", "issued_of_planned_pct",
    ]  # fmt: skip


def test_the_same_of_disbursed_money_by_a_link_in_either_language(opened):
    for spelt in ("disbursed", "实际拨付", "Disbursed"):
        app = opened("funding", period="2023-08", level_measure=spelt)
        assert (
            app.header[1]
            .value.replace("\\", "")
            .startswith("按来源填报的任务中，其他资金拨付最慢：计划1.33亿元，已拨付0.51亿元")
        )
        assert "disbursed_counted_wan" in app.dataframe[0].value.columns


def test_a_month_that_divides_nothing_is_not_asked_for_a_step(opened):
    app = opened("funding", period="2023-02")
    assert not app.exception
    assert app.header[1].value == "哪一级资金没有到？"
    assert not [each for each in app.segmented_control if each.key == "level_measure"]
