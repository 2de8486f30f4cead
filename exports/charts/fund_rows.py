"""From the frames of funding to the rows of its charts: amounts in one unit, words for what stands beside them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import polars as pl

from data.model import Measure
from data.wording import msg, translate
from exports.amounts import in_unit, money, rate, rounded, unit_of
from exports.codes import words
from metrics.columns import COLUMNS
from metrics.fund_sources import UNSPECIFIED, of_measure, slowest
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
OVER = {Measure.ISSUED: ("overissued_wan",), Measure.DISBURSED: ("overdisbursed_wan",)}
"""What is more than the step before it, told only where there is any."""
ROOM = Decimal("2.4")
"""How much wider than the longest bar a waterfall is, so that its words find room."""
MANY, NEAR = 500, 2.0
"""Points from which on those within NEAR percentage points of each other are drawn as one."""
SLOWEST = {
    Measure.ISSUED: msg("按来源填报的任务中，{level}资金下达最慢：计划{base}，已下达{counted}（{rate}），还差{rest}"),
    Measure.DISBURSED: msg(
        "按来源填报的任务中，{level}资金拨付最慢：计划{base}，已拨付{counted}（{rate}），还差{rest}"
    ),
}
NOT_SLOW = {
    Measure.ISSUED: msg("按来源填报的任务中，各级计划资金都已全部下达。"),
    Measure.DISBURSED: msg("按来源填报的任务中，各级计划资金都已全部拨付。"),
}
LISTED = 6
"""The points that stand out, and are listed beside the chart."""


def waterfall(frame: pl.DataFrame, language: str) -> pl.DataFrame:
    """Rows for money.waterfall from metrics.funding.by_group in one row."""
    row = frame.row(0, named=True)
    ends = [_ends(row, measure) for measure in Measure]
    largest = max((end for each in ends for end in each if end is not None), default=Decimal(0))
    rows = [
        {
            "place": place,
            "name": translate(language, COLUMNS[f"{measure}_wan"].label),
            "step": str(measure),
            **dict(zip(("amount", "waiting", "untold"), ends[place], strict=True)),
            "top": largest,
            "room": largest * ROOM,
            **dict(zip(("first", "second", "third"), _lines(row, language, measure), strict=True)),
            "left": _left(row, language, measure),
        }
        for place, measure in enumerate(Measure)
    ]
    kinds = {name: pl.Decimal(18, 6) for name in ("amount", "waiting", "untold", "top", "room")}
    return pl.DataFrame(rows, schema_overrides=kinds)


def _ends(row: dict[str, Any], measure: Measure) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Where the parts of a bar end: what has come, what waits as the words say, the plan of who told nothing."""
    amount = row[f"{measure}_wan"]
    if amount is None:
        return None, None, None
    waits = row[WAITS[measure][0]] if measure in WAITS else None
    waiting = None if waits is None else amount + max(waits, Decimal(0))
    untold = _untold(row, measure)
    return amount, waiting, (amount if waiting is None else waiting) + untold if untold else None


def _untold(row: dict[str, Any], measure: Measure) -> Decimal:
    """The planned money of the tasks that did not tell the amount of this step."""
    if measure not in OF_PLANNED or row[f"{measure}_wan"] is None:
        return Decimal(0)
    return (row["planned_wan"] or Decimal(0)) - (row[RATES[OF_PLANNED[measure]][2]] or Decimal(0))


def _left(row: dict[str, Any], language: str, measure: Measure) -> str:
    untold = _untold(row, measure)
    return translate(language, "未报任务的计划资金 {amount}", amount=money(language, untold)) if untold else ""


def _lines(row: dict[str, Any], language: str, measure: Measure) -> list[str]:
    """Three lines beside a bar: the amount as a share of the plan, its other shares, what waits and whose plan is left
    out; none left blank."""
    rates = [_rate(row, language, name) for name in OF_OTHERS.get(measure, ()) if row[name] is not None]
    waits = [_waits(row, language, name) for name in WAITS.get(measure, ()) if row[name] is not None]
    waits += [_waits(row, language, name) for name in OVER.get(measure, ()) if row[name]]
    left = _left(row, language, measure)
    if left:  # one line has room for two amounts
        rates, waits = [*rates, *waits[1:]], [*waits[:1], left]
    beside = (translate(language, "；").join(each) for each in (rates, waits))
    told = [line for line in (_words(row, language, measure), *beside) if line]
    return [*told, *[""] * (3 - len(told))]


def _words(row: dict[str, Any], language: str, measure: Measure) -> str:
    amount = row[f"{measure}_wan"]
    if amount is None:
        return translate(language, "未报")
    said = money(language, amount)
    name = OF_PLANNED.get(measure)
    return f"{said} · {_rate(row, language, name)}" if name and row[name] is not None else said


def _rate(row: dict[str, Any], language: str, name: str) -> str:
    """A rate with what it was divided by: 占计划 82.46%（分母 42.64亿元）."""
    whole = COLUMNS[RATES[name][1]].label
    base = money(language, row[RATES[name][2]])
    return translate(
        language, "占{whole} {rate}（分母{base}）", whole=translate(language, whole), rate=rate(row[name]), base=base
    )


def _waits(row: dict[str, Any], language: str, name: str) -> str:
    return " ".join([translate(language, COLUMNS[name].label), money(language, row[name])])


def levels(frame: pl.DataFrame, language: str, measure: Measure) -> tuple[pl.DataFrame, str]:
    """Rows for money.levels from metrics.fund_sources.by_group over all tasks, and the unit that they are in.

    Bar and rate speak of the same tasks: those that divide both their planned money and the `measure`.
    """
    size, unit = _one_unit(frame, language, measure)
    _, counted, base = of_measure(measure)
    rows = [
        {
            "place": place,
            "name": words("level", row["level"], language),
            "measure": str(measure),
            "moved": _scaled(row[counted], size),
            "base": _scaled(row[base], size),
            "whole": _scaled(_whole(row, measure), size),
            "words": _level_words(row, language, measure, lambda amount: in_unit(amount, size, unit)),
        }
        for place, row in enumerate(frame.iter_rows(named=True))
    ]
    kinds = dict.fromkeys(("moved", "base", "whole"), pl.Float64)
    return pl.DataFrame(rows, schema_overrides=kinds), unit


def slowest_level(frame: pl.DataFrame, language: str, measure: Measure) -> str | None:
    """One sentence about the slowest level, from metrics.fund_sources.by_group, in the unit of the chart below it."""
    slow = slowest(frame, measure)
    if slow.is_empty():
        return None
    size, unit = _one_unit(frame, language, measure)
    row = slow.row(0, named=True)
    rate_of, counted, base = of_measure(measure)
    sentence = SLOWEST[measure]
    return translate(
        language, sentence, level=words("level", row["level"], language), rate=rate(row[rate_of]),
        base=in_unit(row[base], size, unit), counted=in_unit(row[counted], size, unit),
        rest=in_unit(row[base] - row[counted], size, unit),
    )  # fmt: skip


def no_slow_level(frame: pl.DataFrame, language: str, measure: Measure) -> str:
    """Why slowest_level names none: no task divides both amounts, or of those that do all money has come."""
    if frame.get_column(of_measure(measure)[0]).count():
        return translate(language, NOT_SLOW[measure])
    moved = translate(language, COLUMNS[f"{measure}_wan"].label)
    return translate(language, "没有任务同时按来源填报了计划资金和{moved}，无法判断哪一级慢。", moved=moved)


def _one_unit(frame: pl.DataFrame, language: str, measure: Measure) -> tuple[Decimal, str]:
    """One unit for all levels: the usual one, but never so large that an amount would read as nothing."""
    told = frame.select(pl.col("planned_wan", f"{measure}_wan", *of_measure(measure)[1:]).abs())
    amounts = [amount for column in told for amount in column if amount]
    size, unit = unit_of(language, max(amounts, default=Decimal(0)))
    is_lost = any(rounded(amount / size, 2) == 0 for amount in amounts)
    return unit_of(language, Decimal(0)) if is_lost else (size, unit)


def _whole(row: dict[str, Any], measure: Measure) -> Decimal | None:
    """Where the hollow part of a bar ends: all planned money of a level; of what nobody divides, whatever is more."""
    names = ("planned_wan", f"{measure}_wan") if row["level"] == UNSPECIFIED else ("planned_wan",)
    return max((row[name] for name in names if row[name]), default=None)


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


def _level_words(row: dict[str, Any], language: str, measure: Measure, said: Callable[[Decimal | None], str]) -> str:
    """What stands above a bar: both sides of its rate, and what the rate leaves out."""
    rate_of, counted, base = of_measure(measure)
    planned = row["planned_wan"]
    moved = translate(language, COLUMNS[f"{measure}_wan"].label)
    if row["level"] == UNSPECIFIED:
        return translate(
            language, "没有分来源的：计划{planned}，{moved}{amount}；不计比率",
            planned=said(planned), moved=moved, amount=said(row[f"{measure}_wan"]),
        )  # fmt: skip
    left = (planned or Decimal(0)) - (row[base] or Decimal(0))
    rest = translate(language, "另有计划{left}，其{moved}没有按来源填报", left=said(left), moved=moved) if left else ""
    if row[rate_of] is None:
        return rest or translate(language, "没有计划资金，无法计算比率")
    counts = translate(
        language, "{moved}{counted} ÷ 计划{base} ＝ {rate}",
        moved=moved, counted=said(row[counted]), base=said(row[base]), rate=rate(row[rate_of]),
    )  # fmt: skip
    return translate(language, "；").join(part for part in (counts, rest) if part)


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
