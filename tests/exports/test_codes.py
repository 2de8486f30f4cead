"""What codes and columns are called: a light as the place of its preset calls it, wherever it is said."""

from exports.codes import OF_LIGHTS, label, words
from exports.sentences import overall

GROUP = {
    "tasks": 6, "behind": 4, "worst_lag_days": 41, "blue": 1, "green": 1, "yellow": 1, "orange": 1, "red": 2, "none": 0,
}  # fmt: skip


def test_a_light_is_called_by_its_preset_in_every_column_of_lights() -> None:
    assert {words(column, "red", "zh", "sanya") for column in OF_LIGHTS} == {"✖ 红牌"}
    assert {words(column, "red", "en", "ouhai") for column in OF_LIGHTS} == {"✖ Red code"}
    assert {words(column, "red", "zh") for column in OF_LIGHTS} == {"✖ 严重滞后"}
    assert words("light_rule", "late_entry", "zh", "yinchuan") == "入库"
    assert words("light", "purple", "zh", "sanya") == "purple"


def test_a_column_that_counts_a_light_is_called_as_the_light() -> None:
    assert [label(name, "zh", "sanya") for name in ("green", "red", "none", "tasks")] == [
        "绿牌", "红牌", "未报", "任务数",
    ]  # fmt: skip
    assert label("red", "en") == "Far behind"


def test_a_sentence_counts_lights_in_the_words_of_the_place() -> None:
    said = [overall.lights("zh", GROUP, preset) for preset in ("ours", "ouhai")]
    assert [clause.text for clause in said if clause] == [
        "6个已报任务中，滞后4个（红灯2个、橙灯1个、黄灯1个），最长滞后41天",
        "6个已报任务中，滞后4个（红码2个、橙灯1个、黄码1个），最长滞后41天",
    ]


def test_a_light_may_warn_though_nobody_is_behind_by_days() -> None:
    overdue = GROUP | {"worst_lag_days": None}
    assert [overall.longest_lag("zh", row) for row in (GROUP, overdue, GROUP | {"behind": 0})] == [
        "最长滞后 41 天", "按天数没有滞后", "没有滞后",
    ]  # fmt: skip
    told = overall.lights("zh", overdue)
    assert told
    assert told.text == "6个已报任务中，滞后4个（红灯2个、橙灯1个、黄灯1个）"
