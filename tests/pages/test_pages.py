"""Each page shows its finding, what it rests on, and that this is sample data."""

import json

import pytest

from exports.amounts import MISSING
from pages.components.tables.paged import PAGE
from tests.pages.listed import listed

PAGES = (
    "overview",
    "schedule",
    "funding",
    "categories",
    "county",
    "department",
    "project",
    "submissions",
    "credibility",
    "reconciliation",
    "export",
    "compare",
    "bulletin",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_it_found_and_that_it_is_a_sample(opened, page, lang):
    app = opened(page, lang=lang)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
    below = app.caption[0].value
    assert {"zh": "数据版本 1", "en": "Data version 1"}[lang] in below
    assert ":orange-badge[" in below


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_data_says_how_to_load_some(opened_empty, page):
    app = opened_empty(page)
    assert not app.exception
    assert app.title[0].value == "还没有数据"
    assert "python -m loaders load" in app.code[0].value


def test_the_headline_of_february_is_the_published_one(opened):
    app = opened(period="2023-02")
    assert (
        app.title[0]
        .value.replace("\\", "")
        .startswith("1至2月，预算下达占计划20.62%，实际拨付占计划4.43%；78个任务中没有滞后的，也没有未报的")
    )


def test_the_published_figures_are_told_apart_from_invented_ones(opened):
    february = opened("funding", period="2023-02").caption[0].value.replace("\\", "")
    published = (
        "计划投入资金",
        "预算下达进度",
        "实际拨付",
        "拨付占预算安排",
        "拨付占预算下达",
        "资阳市人民政府网",
        "其余均为虚构",
    )
    assert [name for name in published if name not in february] == []
    march = opened("funding", period="2023-03").caption[0].value.replace("\\", "")
    assert march.endswith("除2023-02公开发布的数据外均为虚构。")


def test_tiles_show_rates_with_their_denominators(opened):
    tiles = [tile.value.replace("\\", "") for tile in opened(period="2023-02").markdown]
    issued = next(tile for tile in tiles if tile.startswith("预算下达"))
    disbursed = next(tile for tile in tiles if tile.startswith("实际拨付"))
    started = next(tile for tile in tiles if tile.startswith("建设类开工"))
    assert "**8.79亿元**" in issued
    assert "占计划 20.62%，分母 42.64亿元" in issued
    assert "**1.89亿元**" in disbursed
    assert "占计划 4.43%，分母 42.64亿元" in disbursed
    assert "占下达 21.47%，分母 8.79亿元" in disbursed
    assert "**6 / 13**" in started


def test_january_has_no_change_since_the_month_before(opened):
    assert not any("较上月" in tile.value for tile in opened(period="2023-01").markdown)
    assert any("较上月" in tile.value for tile in opened(period="2023-02").markdown)


def test_filters_come_from_the_address_and_are_named_below_the_headline(opened):
    below = opened(county="雁江区", category="construction", light="yellow").caption[0].value.replace("\\", "")
    assert [said for said in ("区县：雁江区", "类别：建设类", "亮灯：▲ 略滞后") if said not in below] == []


def test_codes_in_the_address_are_understood_in_both_languages(opened):
    for spelt in ("construction", "建设类", "Construction"):
        assert opened(lang="en", category=spelt).selectbox(key="category").value == "construction"


def test_the_language_changes_but_not_the_choice(opened):
    app = opened("schedule", category="subsidy")
    before = app.selectbox(key="category").value
    app.segmented_control(key="lang").set_value("en").run()
    assert not app.exception
    assert app.selectbox(key="category").value == before == "subsidy"


def test_filters_that_match_nothing_say_which_to_drop(opened):
    app = opened(period="2023-01", county="市本级", light="red")
    assert app.title[0].value == "没有符合所选条件的任务"
    assert "区县：市本级" in app.markdown[-1].value.replace("\\", "")


def test_a_view_from_before_the_breakdown_came_says_so(opened):
    app = opened(as_of="2023-01-29")
    assert not app.exception


def test_the_schedule_is_grouped_by_what_the_address_says(opened):
    app = opened("schedule", by="project")
    assert app.segmented_control(key="by").value == "project"


def test_a_project_tells_its_stage_its_curves_and_the_cells_behind_its_figures(opened):
    app = opened("project", project="实施城镇老旧小区改造")
    assert not app.exception
    assert app.title[0].value.replace("\\", "").startswith("实施城镇老旧小区改造：实际进度")
    (reports,) = listed(app, "state", "in_file")
    assert reports["period"].is_monotonic_decreasing
    assert set(reports.loc[reports["state"] == "已被取代", "county"]) == {"乐至县"}
    assert MISSING not in set(reports["in_file"])


def test_a_missing_figure_is_a_dash_and_never_nought(opened):
    app = opened("county", period="2023-07", county="临空经济区")
    shown = " ".join(tile.value for tile in app.markdown)
    assert "**—**" in shown.replace("\\", "")


def test_a_wide_table_keeps_the_name_in_view_and_second_questions_behind_the_switch(opened):
    app = opened("funding", period="2023-08", funding_part="groups")
    shown = app.dataframe[0].proto
    ways = json.loads(shown.columns)
    assert [name for name, way in ways.items() if way and way.get("pinned")] == ["county", "table_open"]
    assert list(shown.column_order) == [
        "table_open", "county", "planned_wan", "issued_wan", "issued_of_planned_pct", "issued_base_wan",
        "disbursed_wan", "disbursed_of_planned_pct", "disbursed_base_wan",
    ]  # fmt: skip
    told = next(each.value for each in app.caption if "显示/隐藏列" in each.value).split("  \n")
    assert told[1].startswith("另有15列可由表右上角的“显示/隐藏列”打开：资金到位、到位率、拨付占下达、")


def test_a_day_on_which_nothing_came_means_what_was_known_then(opened):
    app = opened(period="2023-05", as_of="2023-06-12")
    assert "收到时间不晚于 2023-06-06" in app.caption[0].value.replace("\\", "")
    assert not app.warning


def test_an_address_that_means_nothing_is_said_to_be_ignored(opened):
    app = opened(period="2023-13", county="<script>", light="red")
    assert [each.value.replace("\\", "").split("  \n") for each in app.warning] == [
        [
            "链接中“报告期”为“2023-13”，没有这一项，未采用；可选：2023-01至2023-10。",
            "链接中“区县”为“<script>”，没有这一项，未采用；可选：市本级、雁江区、高新区、临空经济区、安岳县、乐至县。",
            "下面按其余条件显示。",
        ]
    ]
    assert not app.exception


def test_a_day_that_there_is_not_is_said_to_be_ignored(opened):
    (warning,) = opened(as_of="2023-99-99").warning
    assert warning.value.replace("\\", "").startswith("链接中“数据截至（按收到时间）”为“2023-99-99”，没有这一项，")


def test_the_page_of_one_task_asks_about_its_county_alone(opened):
    app = opened("project", project="建设乡村振兴惠民路", county="乐至县")
    asked = [each.value for each in app.header]
    assert {"乐至县走到建设类的哪一步？", "乐至县的任务、责任和时限", "乐至县为什么亮这个灯？"} <= set(asked)
    assert not [each for each in asked if "各区县" in each]


def test_a_tile_that_stands_where_it_stood_says_so(opened):
    for lang, said in (("zh", "较上月持平"), ("en", "unchanged on last month")):
        started = opened(period="2023-10", lang=lang).markdown[3].value
        assert started.split("  \n")[0].endswith(said)


def test_a_list_that_is_cut_says_how_many_there_are(opened):
    cut = [each.value for each in opened(period="2023-10").caption]
    assert "列出滞后天数最多的10个，共26个，全部见“进度”页。" in cut
    cut = [each.value for each in opened("funding", period="2023-10", funding_part="waiting").caption]
    assert "列出等待最久的8个，共78个，全部见下载的表。" in cut


def test_after_a_bar_was_picked_the_words_say_what_still_lists_all(opened):
    app = opened("schedule", period="2023-10", county="高新区")
    said = [each.value for each in app.caption]
    assert "已选高新区，以下只看该项，各组对照的表和排名仍列全部；再次点击恢复。" in said
    app = opened("funding", period="2023-10", county="高新区", funding_part="groups")
    assert "已选高新区，以下只看该项；再次点击恢复全部。" in [each.value for each in app.caption]


def test_a_county_that_the_two_kinds_cannot_be_compared_in_is_said_to_be_left_out(opened):
    app = opened("categories", period="2023-07", county="临空经济区")
    assert "临空经济区没有两类都能算进度差的任务，不在本图。" in [each.value for each in app.caption]


def test_a_wrong_word_is_called_what_the_page_calls_it_in_english_too(opened):
    app = opened("overview", lang="en", light="purple", project="修路")
    said = app.warning[0].value.replace("\\", "").split("  \n")
    assert said[0] == (
        'The link asks for "purple" under "Light", which does not exist, so it was ignored; choose from: '
        "◆ Accepted, ● On track, ▲ Slightly behind, ■ Behind, ✖ Far behind, ○ Not reported."
    )
    assert said[1].startswith('The link asks for "修路" under "Project", which does not exist')
    assert said[1].endswith(", … (20 in all).")


def test_a_page_that_there_is_not_is_named_and_the_pages_are_listed(opened):
    app = opened(no_page="nosuch<page>")
    assert [each.value.replace("\\", "") for each in app.markdown if "nosuch" in each.value] == [
        "没有名为“nosuch<page>”的页面，下面是总览。各页如下："
    ]
    assert "no_page" not in app.query_params
    app.run()
    assert not [each for each in app.markdown if "nosuch" in each.value]


@pytest.mark.parametrize(
    ("page", "asked", "left"),
    [
        ("overview", {"cell": "G5", "metric": "funding", "county": "乐至县"}, {"county"}),
        ("overview", {"funnel_construction": "3", "every_month": "true", "utm": "x"}, set()),
    ],
)
def test_what_belongs_to_another_page_does_not_stay_in_the_address(opened, page, asked, left):
    assert set(opened(page, **asked).query_params) == left


def test_a_month_that_was_not_reported_is_no_good_news(opened):
    app = opened(period="2023-07", county="临空经济区")
    tiles = [tile.value.replace("\\", "") for tile in app.markdown]
    assert app.title[0].value == "1至7月，所选8个任务均未报，无法判断进度和资金"
    assert next(tile for tile in tiles if tile.startswith("建设类开工")) == "建设类开工\n\n**—**\n\n6个项目本月均未报"
    behind = next(tile for tile in tiles if tile.startswith("滞后任务"))
    assert behind == "滞后任务\n\n**—**\n\n8个任务本月均未报，无法判断"
    assert "本月未报，无法判断。" in tiles


def test_change_since_last_month_compares_the_same_tasks(opened):
    july = opened(period="2023-07")
    assert "“较上月”只比较两个月都报了的70个任务。" in [each.value for each in july.caption]
    assert not [tile for tile in opened(period="2023-07", light="red").markdown if "较上月" in tile.value]


def test_the_free_export_chooses_rows_columns_and_order_by_the_address(opened):
    named = ["county", "滞后天数", "Planned funding"]
    app = opened("export", period="2023-08", lag_over="60", columns=named, sort="lag_days", descending="true")
    shown = app.dataframe[0].value
    assert list(shown.columns) == ["county", "lag_days", "planned_wan"]
    lags = shown["lag_days"].tolist()
    assert lags == sorted(lags, reverse=True)
    assert min(lags) > 60
    assert app.title[0].value == f"已选出{len(lags)}行，可下载"
    assert "--columns county,lag_days,planned_wan --lag-over 60 --sort lag_days --descending" in app.code[0].value


def test_two_months_are_compared_over_the_tasks_that_reported_in_both(opened):
    app = opened("compare", period="2023-03", other_month="2023-02", figure="behind")
    assert app.title[0].value.replace("\\", "").startswith("滞后任务：2023-03为")
    assert "只比较两个月都报了的" in app.caption[1].value
    shown = app.dataframe[0].value
    assert [name for name in shown.columns if not name.startswith("compared_open")] == [
        "county", "count_now", "count_before", "difference_count",
    ]  # fmt: skip
    assert (shown["count_now"] - shown["count_before"]).tolist() == shown["difference_count"].tolist()


def test_two_months_count_only_what_the_chosen_figure_is_made_of(opened):
    app = opened("compare", period="2023-03", other_month="2023-02")
    assert app.markdown[-1].value == "与所选指标有关的有131处不同。"


def test_two_days_are_compared_over_the_tasks_that_both_know(opened):
    for day, rate, left_out in (
        ("2023-09-04", "53.97%", "（只比较两天都已收到的40个任务）"), ("2023-11-04", "62.53%", ""),
    ):  # fmt: skip
        title = opened("compare", period="2023-08", against="day", other_day=day).title[0].value.replace("\\", "")
        assert title == f"实际进度：已收到的全部为{rate}，{day}已收到的为{rate}，相差0.00个百分点{left_out}"


def test_what_came_between_two_days_is_listed_cell_by_cell(opened):
    app = opened("compare", period="2023-08", against="day", other_day="2023-09-04")
    (cells,) = listed(app, "received_at")
    assert set(cells["change"]) == {"新报"}
    assert min(cells["received_at"]) > "2023-09-04 23:59"
    assert len(cells) == PAGE
    assert app.markdown[-1].value == "两次之间有254处不同。"
    assert "第1–50行，共254行" in [caption.value for caption in app.caption]


def test_a_long_table_is_sorted_as_a_whole_and_turned_page_by_page(opened):
    app = opened("compare", period="2023-08", against="day", other_day="2023-09-04")
    turn = next(each for each in app.get("pagination") if each.key.startswith("cells_page"))
    (first,) = listed(app, "received_at")
    turn.set_value(6).run()
    (last,) = listed(app, "received_at")
    assert (len(first), len(last)) == (50, 4)
    sort = app.selectbox(key="cells_sort")
    sort.set_value("received_at").run()
    app.toggle(key="cells_falling").set_value(True).run()
    newest = listed(app, "received_at")[0]["received_at"]
    assert newest.is_monotonic_decreasing
    assert newest.max() >= max(first["received_at"].max(), last["received_at"].max())
    assert "第1–50行，共254行" in [caption.value for caption in app.caption]
