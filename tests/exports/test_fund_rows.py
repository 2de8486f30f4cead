"""What stands beside the bars of money: every rate with what it was divided by, nothing where nothing was reported."""

from decimal import Decimal

import polars as pl

from data.model import Measure
from exports.charts import category_rows, fund_rows
from metrics import fund_sources, funding
from metrics.fund_sources import AMOUNTS
from metrics.ratio import MONEY, RATE

LINES = ("name", "amount", "waiting", "untold", "first", "second", "third")


def whole(*amounts: int | None) -> pl.DataFrame:
    return whole_of(amounts)


def whole_of(*tasks: tuple[int | None, ...]) -> pl.DataFrame:
    status = pl.DataFrame(tasks, schema=dict.fromkeys(AMOUNTS, MONEY), orient="row").with_columns(
        linear_pct=pl.lit(50, RATE),
        actual_pct=pl.lit(None, RATE),
        actual_basis=pl.lit(None, pl.String),
        category=pl.lit("construction"),
        is_ceiling=pl.lit(value=False),
        target_value=None,
    )
    return funding.by_group(status, None)


def test_each_step_says_its_rates_their_denominators_and_what_waits() -> None:
    rows = fund_rows.waterfall(whole(20000, 16000, 12000, 6000, 4500), "zh").select(LINES).rows()
    assert rows == [
        ("计划资金", 20000, None, None, "2.00亿元", "", ""),
        ("预算下达", 16000, 20000, None, "1.60亿元 · 占计划资金 80.00%（分母2.00亿元）", "计划未下达 4,000万元", ""),
        ("资金到位", 12000, 16000, None, "1.20亿元 · 占计划资金 60.00%（分母2.00亿元）", "下达未到位 4,000万元", ""),
        ("实际拨付", 6000, 16000, None, "6,000万元 · 占计划资金 30.00%（分母2.00亿元）",
         "占预算下达 37.50%（分母1.60亿元）；占资金到位 50.00%（分母1.20亿元）", "下达未拨付 1.00亿元"),
        ("资金支付", 4500, 6000, None, "4,500万元 · 占计划资金 22.50%（分母2.00亿元）",
         "占实际拨付 75.00%（分母6,000万元）", "拨付未支付 1,500万元；结余（到位未支付） 7,500万元"),
    ]  # fmt: skip


def test_a_step_that_nobody_reports_has_no_bar_and_no_rate() -> None:
    rows = fund_rows.waterfall(whole(100, 80, None, 60, None), "zh").select(LINES).rows()
    assert rows[2] == ("资金到位", None, None, None, "未报", "", "")
    assert rows[3][:3] == ("实际拨付", 60, 80)
    assert rows[4] == ("资金支付", None, None, None, "未报", "", "")


def test_the_plan_of_tasks_that_did_not_tell_a_step_stands_apart_from_what_waits() -> None:
    told, silent = (500, 400, None, 300, None), (2000, None, None, None, None)
    rows = fund_rows.waterfall(whole_of(told, silent), "zh").select(LINES).rows()
    assert rows[1] == (
        "预算下达", 400, 500, 2500, "400万元 · 占计划资金 80.00%（分母500万元）",
        "计划未下达 100万元；未报任务的计划资金 2,000万元", "",
    )  # fmt: skip
    assert rows[3] == (
        "实际拨付", 300, 400, 2400, "300万元 · 占计划资金 60.00%（分母500万元）", "占预算下达 75.00%（分母400万元）",
        "下达未拨付 100万元；未报任务的计划资金 2,000万元",
    )  # fmt: skip
    assert rows[2][:4] == ("资金到位", None, None, None)


def levels(*tasks: tuple[str, int, int, int | None]) -> pl.DataFrame:
    """By level: tasks of which each is a name, planned and issued 万元, and what of the issued is said to be central;
    all planned money but 20 is central."""
    names = dict.fromkeys(AMOUNTS, MONEY) | {"project_id": pl.String, "county": pl.String}
    status = pl.DataFrame(
        [{"project_id": name, "county": "North", "planned_wan": planned, "issued_wan": issued}
         for name, planned, issued, _ in tasks], schema=names,
    )  # fmt: skip
    parts = [(name, "North", "planned", "central", planned - 20) for name, planned, _, _ in tasks]
    parts += [(name, "North", "issued", "central", told) for name, _, _, told in tasks if told is not None]
    kinds = dict.fromkeys(("project_id", "county", "measure", "level"), pl.String) | {"amount_wan": MONEY}
    return fund_sources.by_group(status, pl.DataFrame(parts, schema=kinds, orient="row"), None)


LEVEL = ("name", "moved", "base", "whole", "words")


def test_bar_and_rate_of_a_level_speak_of_the_same_tasks() -> None:
    rows, unit = fund_rows.levels(levels(("A", 100, 60, 60), ("B", 220, 90, None)), "zh", Measure.ISSUED)
    assert unit == "万元"
    assert rows.select(LEVEL).rows() == [
        ("中央", 60, 80, 280,
         "预算下达60万元 ÷ 计划80万元 ＝ 75.00%；另有计划200万元，其预算下达没有按来源填报"),
        ("未分来源", None, None, 90, "没有分来源的：计划40万元，预算下达90万元；不计比率"),
    ]  # fmt: skip


def test_all_amounts_of_the_levels_are_in_one_unit() -> None:
    told = levels(("A", 60020, 48000, 6000), ("B", 4000, 0, None))
    assert fund_rows.levels(told, "zh", Measure.ISSUED)[0].item(0, "words") == (
        "预算下达6,000万元 ÷ 计划60,000万元 ＝ 10.00%；另有计划3,980万元，其预算下达没有按来源填报"
    )  # in 亿元 the 40万元 that nobody divides would read as nothing
    told = levels(("A", 60020, 48000, 6000)).filter(pl.col("level") == "central")
    assert fund_rows.levels(told, "zh", Measure.ISSUED)[0].item(0, "words") == (
        "预算下达0.60亿元 ÷ 计划6.00亿元 ＝ 10.00%"
    )
    assert fund_rows.levels(told, "en", Measure.ISSUED)[0].item(0, "words") == (
        "Issued ¥60.00m of ¥600.00m planned = 10.00%"
    )


def test_the_slowest_level_is_named_with_its_numbers() -> None:
    told = levels(("A", 100, 60, 60), ("B", 220, 90, None))
    assert fund_rows.slowest_level(told, "zh", Measure.ISSUED) == (
        "按来源填报的任务中，中央资金下达最慢：计划80万元，已下达60万元（75.00%），还差20万元"
    )
    assert fund_rows.slowest_level(told, "zh", Measure.DISBURSED) is None
    assert fund_rows.no_slow_level(told, "zh", Measure.DISBURSED) == (
        "没有任务同时按来源填报了计划资金和实际拨付，无法判断哪一级慢。"
    )


def test_no_level_is_slow_where_all_of_its_money_has_come() -> None:
    told = levels(("A", 100, 80, 80), ("B", 220, 200, 200))
    assert fund_rows.slowest_level(told, "zh", Measure.ISSUED) is None
    assert fund_rows.no_slow_level(told, "zh", Measure.ISSUED) == "按来源填报的任务中，各级计划资金都已全部下达。"


def test_both_kinds_are_shown_against_one_clock() -> None:
    gaps = pl.DataFrame(
        [("甲县", Decimal("-10.04"), Decimal(-2), Decimal("-8.04")), ("乙县", Decimal(5), Decimal(0), Decimal(5))],
        schema=["county", "construction_gap_pp", "subsidy_gap_pp", "type_gap_pp"], orient="row",
    )  # fmt: skip
    rows = category_rows.pairs(gaps, "zh", "county")
    assert rows.get_column("mark").to_list() == [
        "建设 −10.0　补助 −2.0　相差 −8.0", "建设 +5.0　补助 0.0　相差 +5.0",
    ]  # fmt: skip
    assert rows.get_column("edge").min() > 5
