"""What stands beside the bars of money: every rate with what it was divided by, nothing where nothing was reported."""

from decimal import Decimal

import polars as pl

from exports.charts import category_rows, fund_rows
from metrics import fund_sources, funding
from metrics.fund_sources import AMOUNTS
from metrics.ratio import MONEY, RATE

LINES = ("name", "amount", "before", "first", "second", "third")


def whole(*amounts: int | None) -> pl.DataFrame:
    status = pl.DataFrame([amounts], schema=dict.fromkeys(AMOUNTS, MONEY), orient="row").with_columns(
        linear_pct=pl.lit(50, RATE), actual_pct=pl.lit(None, RATE), actual_basis=pl.lit(None, pl.String)
    )
    return funding.by_group(status, None)


def test_each_step_says_its_rates_their_denominators_and_what_waits() -> None:
    rows = fund_rows.waterfall(whole(20000, 16000, 12000, 6000, 4500), "zh").select(LINES).rows()
    assert rows == [
        ("计划资金", 20000, None, "2.00亿元", "", ""),
        ("预算下达", 16000, 20000, "1.60亿元　占计划资金 80.00%（分母2.00亿元）", "计划未下达 4,000万元", ""),
        ("资金到位", 12000, 16000, "1.20亿元　占计划资金 60.00%（分母2.00亿元）", "下达未到位 4,000万元", ""),
        ("实际拨付", 6000, 12000, "6,000万元　占计划资金 30.00%（分母2.00亿元）",
         "占预算下达 37.50%（分母1.60亿元）；占资金到位 50.00%（分母1.20亿元）", "下达未拨付 1.00亿元"),
        ("资金支付", 4500, 6000, "4,500万元　占计划资金 22.50%（分母2.00亿元）",
         "占实际拨付 75.00%（分母6,000万元）", "拨付未支付 1,500万元；结余（到位未支付） 7,500万元"),
    ]  # fmt: skip


def test_a_step_that_nobody_reports_has_no_bar_and_no_rate() -> None:
    rows = fund_rows.waterfall(whole(100, 80, None, 60, None), "zh").select(LINES).rows()
    assert rows[2] == ("资金到位", None, None, "未报", "", "")
    assert rows[3][:3] == ("实际拨付", 60, 80)
    assert rows[4] == ("资金支付", None, None, "未报", "", "")


def test_a_level_says_how_much_of_what_has_not_come() -> None:
    task = {"project_id": ["A"], "county": ["North"], **{name: [None] for name in AMOUNTS}}
    status = pl.DataFrame(task, schema_overrides=dict.fromkeys(AMOUNTS, MONEY)).with_columns(
        planned_wan=pl.lit(100, MONEY), issued_wan=pl.lit(60, MONEY)
    )
    kinds = dict.fromkeys(("project_id", "county", "measure", "level"), pl.String) | {"amount_wan": MONEY}
    parts = [("A", "North", "planned", "central", 80), ("A", "North", "issued", "central", 60)]
    sources = pl.DataFrame(parts, schema=kinds, orient="row")
    rows, unit = fund_rows.levels(fund_sources.by_group(status, sources, None), "zh")
    assert unit == "万元"
    assert rows.select("name", "planned", "issued", "rates").rows() == [
        ("中央", 80, 60, "下达 75.00%（分母80万元），未下达 20万元"), ("未分来源", 20, 0, "—"),
    ]  # fmt: skip


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
