"""A month that was not reported is neither nothing done nor nothing amiss: 临空经济区 sent no form in July."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.model import View
from exports.charts import category_rows
from exports.charts.category_rows import funnel
from exports.charts.shapes import reached
from exports.sentences.overall import milestones
from exports.sentences.wording import ended
from exports.view import tasks
from metrics import batches, category_mix, life_cycle

SILENT = {"period": "2023-07", "county": "临空经济区"}
TITLES = [
    ("schedule", "8个任务本月均未报，无法判断", "None of 8 tasks was reported this month; this cannot be judged"),
    ("categories", "8个任务本月均未报，无法判断", "None of 8 tasks was reported this month; this cannot be judged"),
    (
        "funding",
        "8个任务本月均未报，资金无法判断；计划资金2.66亿元",
        "None of 8 tasks was reported this month; funding cannot be judged; planned funding ¥266m",
    ),
    (
        "county",
        "临空经济区：8个任务本月均未报，无法判断",
        "临空经济区: none of 8 tasks was reported this month; this cannot be judged",
    ),
    (
        "compare",
        "实际进度：2023-07未报，无法与2023-09比较",
        "Actual progress: 2023-07 was not reported and cannot be compared with 2023-09",
    ),
]


def said(texts) -> list[str]:
    return [text.value.replace("\\", "") for text in texts]


@pytest.mark.parametrize(("page", "zh", "en"), TITLES)
def test_the_title_says_that_nothing_was_reported(opened, page, zh, en):
    for lang, title in (("中文", zh), ("English", en)):
        app = opened(page, **SILENT, lang=lang, **({"other_month": "2023-09"} if page == "compare" else {}))
        assert said(app.title) == [title]
        assert not app.exception


def test_the_tiles_of_the_schedule_state_no_figure_but_the_known_denominators(opened):
    app = opened("schedule", **SILENT)
    assert said(app.markdown)[:5] == [
        "与计划进度之差（百分点）\n\n**—**\n\n本月均未报，无法判断",
        "节点逾期的任务\n\n**— / 8**\n\n本月均未报，无法判断",
        "30天内到期的节点\n\n**1**\n\n本月均未报，是否已达到无法判断",
        "  \n".join(
            (
                "建设类开工率\n\n**—**\n\n本月均未报，无法判断",
                "至今应开工 未报6个",
                "计划本年开工 未报6个",
                "全部建设类项目 未报6个",
            )
        ),
        "年度目标达成的任务\n\n**— / 8**\n\n本月均未报，无法判断",
    ]
    assert "8个任务本月均未报，无法判断" in said(app.caption)


def test_overdue_nodes_stand_over_the_tasks_that_reported_and_nodes_of_the_others_are_counted(opened):
    tiles = said(opened("schedule", period="2023-07").markdown)[1:3]
    assert tiles == [
        "节点逾期的任务\n\n**3 / 70**\n\n逾期节点 3 个  \n最长逾期 31 天",
        "30天内到期的节点\n\n**3**\n\n只计尚未达到的节点  \n其中1个所属任务本月未报",
    ]


def test_parts_of_the_schedule_find_nothing_amiss_only_where_something_was_reported(opened):
    assert said(opened("schedule", **SILENT, schedule_part="plan").header)[0].startswith(
        "未来30天到期1个节点；本月均未报，是否逾期无法判断"
    )
    assert said(opened("schedule", **SILENT, schedule_part="spread").header)[-1].startswith(
        "8个任务本月均未报，无法判断"
    )


@pytest.mark.parametrize("part", ["steps", "waiting"])
def test_no_level_is_called_on_time_and_no_money_called_flowing(opened, part):
    texts = said(opened("funding", **SILENT, funding_part=part).markdown)
    assert texts == ["8个任务本月均未报，无法判断"]


def test_the_bars_of_categories_count_nothing_where_no_stage_was_reported(sample):
    july = tasks(sample, View(period=date(2023, 7, 1), county="临空经济区"))
    built = category_mix.by_group(july, None).row(0, named=True)
    assert reached(built, "zh").select("projects", "mark").rows() == [(None, "— / 6")] * 4
    stages = funnel(life_cycle.by_stage(july), "zh", "construction")
    assert stages.get_column("mark").to_list() == ["6 / 6", *["未报"] * (stages.height - 1)]
    assert funnel(life_cycle.by_stage(july), "en", "construction").item(1, "mark") == "Not reported"


def test_the_tables_of_categories_count_nothing_where_no_stage_was_reported(opened):
    app = opened("categories", **SILENT)
    told = [frame.value for frame in app.dataframe if "started" in frame.value.columns]
    assert [frame[["projects", "unreported", "preparing", "started"]].isna().values.tolist() for frame in told] == [
        [[False, False, True, True]]
    ]


def test_a_silent_county_takes_no_plan_away(opened, sample):
    mix = category_mix.by_group(tasks(sample, View(period=date(2023, 7, 1))), None).to_dicts()
    told = ended(milestones("zh", next(row for row in mix if row["category"] == "subsidy")), "zh")
    assert told == "7个资助补助类项目全部制定实施方案，全部开始分批发放。"
    assert "资助补助类7个项目已定方案7个、开始发放7个" in said(opened("categories", period="2023-07").title)[0]


def test_batches_that_nobody_told_are_not_called_none(sample):
    july = tasks(sample, View(period=date(2023, 7, 1), county="临空经济区"))
    told = category_rows.batch_words(batches.by_group(july, None).row(0, named=True), "zh")
    assert told == "1月以来未报发放人数和拨付"


def test_a_category_that_reported_and_has_not_started_reads_so(opened):
    for lang, title in (("中文", "建设类1个项目均未开工"), ("English", "Construction: the project has not started")):
        app: AppTest = opened("categories", period="2023-02", department="市水务局", lang=lang)
        assert said(app.title) == [title]


def test_two_months_are_compared_only_by_who_reported_both(opened):
    app = opened("compare", period="2023-06", county="临空经济区", other_month="2023-07")
    assert said(app.title) == ["实际进度：2023-07未报，无法与2023-06比较"]
    assert "两次之间没有不同。" not in said(app.markdown)


def test_of_tasks_that_nobody_mentions_only_what_there_is_is_counted(opened):
    said = [each.value.replace("\\", "") for each in opened("categories", period="2023-08").caption]
    assert "78个任务中，1个本月未报：全民健身场地提升（示例）·市本级。" in said
