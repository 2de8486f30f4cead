"""From the frames of categories to the rows of their charts."""

from decimal import Decimal

import polars as pl

from data.reference import stage_name
from data.wording import translate, translate_count
from exports.amounts import MISSING, number, rate, signed, unit_of
from metrics.life_cycle import UNSTATED

GAP_ROOM = 0.06
"""The part of a chart's width between the farthest dot and the words."""


def funnel(frame: pl.DataFrame, language: str, category: str) -> pl.DataFrame:
    """Rows for stages.funnel from metrics.life_cycle.by_stage: the stages, and who is outside them."""
    of_it = frame.filter(pl.col("category") == category)
    return pl.DataFrame(
        [
            {
                "place": place,
                "name": translate(language, "未报阶段")
                if row["stage"] == UNSTATED
                else stage_name(row["stage"], language),
                "category": category,
                "here": row["here"],
                "reached": row["reached"] or 0,
                "of": row["tasks"],
                "mark": _stage_words(language, row["here"], row["reached"], row["tasks"]),
            }
            for place, row in enumerate(of_it.iter_rows(named=True))
        ]
    )


def _stage_words(language: str, here: int | None, reached: int | None, tasks: int) -> str:
    if here is None:
        return translate(language, "未报")
    if reached is None:
        return f"{here} / {tasks}"
    of_all = f"{reached} / {tasks}"
    return translate(language, "{reached}，现处{here}", reached=of_all, here=here) if here else of_all


def batches(frame: pl.DataFrame, language: str) -> tuple[pl.DataFrame, str]:
    """Rows for money.batches from metrics.batches.by_month, and the unit that they are in."""
    largest = frame.get_column("batch_wan").max() or 0
    size, unit_word = unit_of(language, Decimal(str(largest)))
    places = 0 if size == 1 else 2
    rows = [
        {
            "place": row["period"].month,
            "month": translate(language, "{month}月", month=row["period"].month),
            "amount": None if row["batch_wan"] is None else float(row["batch_wan"] / size),
            "mark": "" if row["batch_wan"] is None else number(row["batch_wan"] / size, places),
            "note": "" if row["people_paid_pct"] is None else rate(row["people_paid_pct"]),
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema_overrides={"amount": pl.Float64}), unit_word


def batch_words(row: dict[str, object], language: str) -> str:
    """One sentence about all batches, from metrics.batches.by_group in one row."""
    people = row["people_paid"]
    if row["batches"] is None:
        return translate(language, "1月以来未报发放人数和拨付")
    said = translate_count(language, "1月以来有{n}个月发放", int(str(row["batches"])))
    if people is None:
        return said
    paid = translate(
        language,
        "按人数计：已发{paid}人，应发{due}人，发放率{rate}",
        paid=number(Decimal(str(people)), 0),
        due=number(Decimal(str(row["people_due"])), 0),
        rate=MISSING if row["people_paid_pct"] is None else rate(Decimal(str(row["people_paid_pct"]))),
    )
    return translate(language, "；").join([said, paid])


def pairs(frame: pl.DataFrame, language: str, by: str) -> pl.DataFrame:
    """Rows for progress.pairs from metrics.type_gap.by_group."""
    ends = frame.select(pl.col("construction_gap_pp", "subsidy_gap_pp").cast(pl.Float64))
    low = min([0.0, *(float(str(value)) for value in ends.select(pl.all().min()).row(0))])
    high = max([0.0, *(float(str(value)) for value in ends.select(pl.all().max()).row(0))])
    edge = high + (high - low) * GAP_ROOM
    return pl.DataFrame(
        [
            {
                "place": place,
                "name": row[by],
                "construction": row["construction_gap_pp"],
                "subsidy": row["subsidy_gap_pp"],
                "clock": 0.0,
                "edge": edge,
                "mark": translate(
                    language,
                    "建设 {built}　补助 {paid}　相差 {gap}",
                    built=signed(row["construction_gap_pp"], 1),
                    paid=signed(row["subsidy_gap_pp"], 1),
                    gap=signed(row["type_gap_pp"], 1),
                ),
            }
            for place, row in enumerate(frame.iter_rows(named=True))
        ]
    )
