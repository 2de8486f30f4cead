"""From the frames of funding to the rows of its charts: amounts in one unit, words for what stands beside them."""

from decimal import Decimal
from typing import Any

import polars as pl

from data.model import Measure
from data.wording import translate
from exports.amounts import MISSING, money, rate, unit_of
from exports.codes import words
from metrics.columns import COLUMNS
from metrics.funding import RATES

OF_PLANNED = {
    Measure.ISSUED: "issued_of_planned_pct",
    Measure.ARRIVED: "arrived_of_planned_pct",
    Measure.DISBURSED: "disbursed_of_planned_pct",
    Measure.PAID: "paid_of_planned_pct",
}
OF_OTHERS = {
    Measure.DISBURSED: ("disbursed_of_issued_pct", "disbursed_of_arrived_pct"),
    Measure.PAID: ("paid_of_disbursed_pct",),
}
WAITS = {
    Measure.ISSUED: ("unissued_wan",),
    Measure.ARRIVED: ("unarrived_wan",),
    Measure.DISBURSED: ("undisbursed_wan",),
    Measure.PAID: ("unpaid_wan", "balance_wan"),
}
ROOM = Decimal("2.25")
"""How much wider than the longest bar a waterfall is, so that its words find room."""
MANY, NEAR = 500, 2.0
"""Points from which on those within NEAR percentage points of each other are drawn as one."""
LISTED = 6
"""The points that stand out, and are listed beside the chart."""


def waterfall(frame: pl.DataFrame, language: str) -> pl.DataFrame:
    """Rows for money.waterfall from metrics.funding.by_group in one row."""
    row = frame.row(0, named=True)
    amounts = [row[f"{measure}_wan"] for measure in Measure]
    largest = max((amount for amount in amounts if amount is not None), default=Decimal(0))
    rows = [
        {
            "place": place,
            "name": translate(language, COLUMNS[f"{measure}_wan"].label),
            "step": str(measure),
            "amount": amounts[place],
            "before": None if amounts[place] is None else _last_known(amounts[:place]),
            "top": largest,
            "room": largest * ROOM,
            **dict(zip(("first", "second", "third"), _lines(row, language, measure), strict=True)),
        }
        for place, measure in enumerate(Measure)
    ]
    kinds = {name: pl.Decimal(18, 6) for name in ("amount", "before", "top", "room")}
    return pl.DataFrame(rows, schema_overrides=kinds)


def _last_known(amounts: list[Decimal | None]) -> Decimal | None:
    return next((amount for amount in reversed(amounts) if amount is not None), None)


def _lines(row: dict[str, Any], language: str, measure: Measure) -> list[str]:
    """Three lines beside a bar: the amount as a share of the plan, its other shares, what waits; none left blank."""
    rates = translate(language, "；").join(
        _rate(row, language, name) for name in OF_OTHERS.get(measure, ()) if row[name] is not None
    )
    waits = translate(language, "；").join(
        _waits(row, language, name) for name in WAITS.get(measure, ()) if row[name] is not None
    )
    told = [line for line in (_words(row, language, measure), rates, waits) if line]
    return [*told, *[""] * (3 - len(told))]


def _words(row: dict[str, Any], language: str, measure: Measure) -> str:
    amount = row[f"{measure}_wan"]
    if amount is None:
        return translate(language, "未报")
    said = money(language, amount)
    name = OF_PLANNED.get(measure)
    return f"{said}　{_rate(row, language, name)}" if name and row[name] is not None else said


def _rate(row: dict[str, Any], language: str, name: str) -> str:
    """A rate with what it was divided by: 占计划 82.46%（分母 42.64亿元）."""
    whole = COLUMNS[RATES[name][1]].label
    base = money(language, row[RATES[name][2]])
    return translate(
        language, "占{whole} {rate}（分母{base}）", whole=translate(language, whole), rate=rate(row[name]), base=base
    )


def _waits(row: dict[str, Any], language: str, name: str) -> str:
    return " ".join([translate(language, COLUMNS[name].label), money(language, row[name])])


def levels(frame: pl.DataFrame, language: str) -> tuple[pl.DataFrame, str]:
    """Rows for money.flows from metrics.fund_sources.by_group over all tasks, and the unit that they are in."""
    largest = frame.select(pl.max_horizontal(pl.col("planned_wan", "issued_wan").max())).item() or Decimal(0)
    size, unit_word = unit_of(language, Decimal(str(largest)))
    rows = [
        {
            "place": place,
            "name": words("level", row["level"], language),
            "planned": _scaled(row["planned_wan"], size),
            "issued": _scaled(row["issued_wan"], size),
            "disbursed": _scaled(row["disbursed_wan"] if row["level"] != "unspecified" else None, size),
            "rates": _level_words(row, language),
        }
        for place, row in enumerate(frame.iter_rows(named=True))
    ]
    kinds = dict.fromkeys(("planned", "issued", "disbursed"), pl.Float64)
    return pl.DataFrame(rows, schema_overrides=kinds), unit_word


def slowest_level(row: dict[str, Any], language: str) -> str:
    """One sentence about a level, from a row of metrics.fund_sources.by_group."""
    return translate(
        language,
        "下达最慢的是{level}资金：下达{rate}（分母{base}），还有{rest}未下达。",
        level=words("level", row["level"], language),
        base=money(language, row["issued_base_wan"]),
        rate=rate(row["issued_of_planned_pct"]),
        rest=money(language, row["unissued_wan"]),
    )


def steps(frame: pl.DataFrame, language: str) -> str:
    """One line about where money is stuck, from metrics.waiting.by_step."""
    return translate(language, "；").join(
        translate(
            language,
            "卡在“{step}”的{tasks}个任务，共{amount}",
            step=words("stuck_at", row["stuck_at"], language),
            tasks=row["tasks"],
            amount=money(language, row["stuck_wan"]),
        )
        for row in frame.iter_rows(named=True)
    )


def _scaled(amount: Decimal | None, size: Decimal) -> float | None:
    return None if amount is None else float(amount / size)


def _level_words(row: dict[str, Any], language: str) -> str:
    if row["issued_of_planned_pct"] is None:
        return MISSING
    return translate(
        language,
        "下达 {rate}（分母{base}），未下达 {rest}",
        rate=rate(row["issued_of_planned_pct"]),
        base=money(language, row["issued_base_wan"]),
        rest=money(language, row["unissued_wan"]),
    )


def works(frame: pl.DataFrame) -> pl.DataFrame:
    """Rows for money.works from the tasks of source.works_and_money; those farthest apart stand out.

    Where there are many, points that would cover each other are one.
    """
    state = pl.when(pl.int_range(pl.len()) < LISTED).then(pl.lit("listed")).otherwise(pl.lit("other"))
    measures = {"financial": "disbursed_of_planned_pct", "physical": "actual_pct"}
    points = frame.select("project", "county", state=state, **measures).reverse()
    if frame.height <= MANY:
        return points
    near = (pl.col("financial").clip(upper_bound=100), pl.col("physical"))
    return points.with_columns((each.cast(pl.Float64) / NEAR).round() * NEAR for each in near).unique(
        ["financial", "physical", "state"], keep="first", maintain_order=True
    )
