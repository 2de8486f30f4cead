"""The schedule page: how it judges, what its tiles and lists say, and whose rules colour the lights."""

from tests.pages.listed import listed


def words(element) -> str:
    return element.value.replace("\\", "")


def tiles(app) -> dict[str, str]:
    found = (words(mark) for mark in app.markdown if "**" in mark.value)
    return {tile.split("\n")[0]: tile.split("**")[1] for tile in found}


def test_the_page_says_how_it_judges_by_default(opened):
    below = words(opened("schedule").caption[0])
    assert "应达进度口径：计划进度 · 时间进度：已过月数÷12 · 亮灯标准：本系统默认" in below


def test_tiles_have_both_clocks_three_bases_and_targets_apart_from_done(opened):
    app = opened("schedule", period="2023-02")
    started = next(words(mark) for mark in app.markdown if words(mark).startswith("建设类开工率"))
    assert "至今应开工 6 / 6，100.00%" in started
    assert "全部建设类项目 6 / 13，46.15%" in started  # as Ziyang published it: 6 of 13
    assert list(tiles(app)) == [
        "与计划进度之差（百分点）",
        "节点逾期的任务",
        "30天内到期的节点",
        "建设类开工率",
        "年度目标达成的任务",
    ]


def test_the_address_chooses_clocks_and_lights_by_code_or_by_name(opened):
    by_code = opened("schedule", lights="dazu", linear="days", clock="linear")
    by_name = opened("schedule", lights="重庆市大足区（绝对）", linear="已过天数÷任务起止天数", clock="时间进度")
    below = words(by_code.caption[0])
    assert "应达进度口径：时间进度 · 时间进度：已过天数÷任务起止天数 · 亮灯标准：重庆市大足区（绝对）" in below
    assert words(by_name.caption[0]) == below
    assert next(iter(tiles(by_code))) == "与时间进度之差（百分点）"


def test_the_address_says_which_question_is_answered_in_either_language(opened):
    asked = {part: [each.value for each in opened("schedule", schedule_part=part).header] for part in ("gap", "plan")}
    assert asked["gap"][0] == "离应达进度还有多远？"
    assert asked["plan"] == ["已逾期节点5个，未来30天到期6个", "谁调整了计划，何时，调整了多少？"]
    by_name = opened("schedule", schedule_part="Milestones and plan")
    assert by_name.segmented_control(key="schedule_part").value == "plan"


def test_other_pages_say_only_what_is_not_as_usual(opened):
    assert "亮灯标准" not in words(opened("overview").caption[0])
    assert "亮灯标准：三亚市（相对）" in words(opened("overview", lights="sanya").caption[0])


def test_an_unknown_preset_in_the_address_is_said(opened):
    assert "链接中“亮灯标准”为“mine”，没有这一项，未采用；可选：本系统默认、银川市" in words(
        opened(lights="mine").warning[0]
    )


def test_a_plan_that_was_never_moved_is_said_to_be_the_first(opened):
    address = {"period": "2023-06", "as_of": "2023-07-11", "schedule_part": "plan"}
    said = [words(mark) for mark in opened("schedule", **address).markdown]
    assert "至今没有收到调整后的计划，现行计划就是首次计划。" in said


def test_moved_plans_are_counted_and_so_are_the_tasks_that_gained_by_it(opened):
    said = [words(caption) for caption in opened("schedule", period="2023-08", schedule_part="plan").caption]
    assert (
        "计划共有13处调整，同一任务的多个月份合为一行，逐处清单见“下载本表”。1个任务按现行计划比按首次计划滞后较少，两个进度差都列在任务表中。"
        in said
    )


def test_each_change_of_a_plan_says_who_what_when_by_how_much_and_why(opened):
    (table,) = listed(opened("schedule", period="2023-08", schedule_part="plan"), "plan_change")
    reason = "征地提前完成，完成时限提前至10月中旬"
    assert table.drop(columns="project").values.tolist()[:3] == [
        ["安岳县", "安岳县教育和体育局", "7至11月共5个月的计划进度下调，最多20个百分点", "未说明原因", "安岳县",
         "2023-07-31"],
        ["高新区", "高新区管委会", "7至9月共3个月的计划进度上调，最多4个百分点", reason, "市政府办公室", "2023-07-12"],
        ["高新区", "高新区管委会", "完成时限由10月31日提前到10月15日，提前16天", reason, "市政府办公室", "2023-07-12"],
    ]  # fmt: skip
    assert len(table) == 7


def test_nodes_are_counted_in_the_heading_and_all_of_them_stand_below_it(opened):
    app = opened("schedule", period="2023-08", schedule_part="plan")
    (table,) = listed(app, "node_days")
    overdue = table["node_days"].str.startswith("逾期").sum()
    assert app.header[0].value == f"已逾期节点{overdue}个，未来30天到期{len(table) - overdue}个"
    assert tiles(app)["30天内到期的节点"] == str(len(table) - overdue)
    assert table.iloc[0].to_dict() == {
        "project": "实施城镇老旧小区改造", "county": "安岳县", "node": "完成基础施工", "node_on": "2023-06-30",
        "node_days": "逾期62天", "node_pct": "41.00", "actual_pct": "33.00", "responsible_unit": "安岳县住房城乡建设局",
    }  # fmt: skip


def test_counties_of_a_project_stand_in_the_order_of_the_register(opened):
    app = opened("project", project="建设乡村振兴惠民路")
    (table,) = listed(app, "why")
    assert table["county"].tolist() == ["雁江区", "临空经济区", "安岳县", "乐至县"]
