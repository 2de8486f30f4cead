"""Published figures beside ours, and among themselves: each indicator is bound to a metric, a figure and a category."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl

from data.reference import indicators, unit
from metrics import category_mix, funding
from metrics.reconciliation.feasible import Ratio, Relation, Sum
from metrics.reconciliation.judged import of_figure, words
from metrics.reconciliation.rounding import Printed
from metrics.reconciliation.together import members, of_set
from metrics.reconciliation.verdict import Check, Verdict

SAY = {
    Verdict.EXACT: "figure_same", Verdict.HALF_UP: "figure_half_up", Verdict.HALF_EVEN: "figure_half_even",
    Verdict.TRUNCATED: "figure_truncated", Verdict.DIFFERS: "figure_differs",
}  # fmt: skip
Row = Mapping[str, Any]


def beside(published: pl.DataFrame, status: pl.DataFrame) -> list[Check]:
    """Each published figure of one period beside ours.

    `published`: the columns of data/sql/published_figures.sql; `status`: all tasks of that period (exports.view.tasks).
    """
    ours = _ours(status)
    places = {name: at for at, name in enumerate(indicators().get_column("indicator"))}
    rows = sorted(published.iter_rows(named=True), key=lambda row: places.get(row["indicator"], len(places)))
    return [_beside(row, ours.get(row["indicator"])) for row in rows]


def among(published: pl.DataFrame) -> list[Check]:
    """Whether the published figures of one period can all be true at once, relation by relation and together."""
    rows = {row["indicator"]: row for row in published.iter_rows(named=True)}
    relations = _relations(rows.keys())
    checks = [_together(rows, [relation]) for relation in relations]
    ratios = [relation for relation in relations if isinstance(relation, Ratio)]
    return checks + ([_together(rows, ratios)] if len(ratios) > 1 else [])


def text(row: Row) -> str:
    """A published figure as it was printed."""
    return f"{Decimal(row['value']):.{row['decimals']}f}{row['unit']}"


def _ours(status: pl.DataFrame) -> dict[str, Fraction]:
    """What our metrics say of each indicator, in base units (万元, %, projects); nothing where it is not known."""
    if status.is_empty():
        return {}
    money = funding.by_group(status, None).row(0, named=True)
    mix = category_mix.by_group(status, None)
    found: dict[str, Fraction] = {}
    for row in indicators().iter_rows(named=True):
        value = money[row["figure"]] if row["metric"] == "funding" else _counted(mix, row)
        if value is not None:
            found[row["indicator"]] = Fraction(value)
    return found


def _counted(mix: pl.DataFrame, row: Row) -> int | None:
    counts = mix if row["category"] is None else mix.filter(pl.col("category") == row["category"])
    known = counts.get_column(row["figure"]).drop_nulls()
    return int(known.sum()) if known.len() else None


def _printed(row: Row) -> Printed:
    known = unit(row["unit"])
    value = Decimal(f"{Decimal(row['value']).normalize():f}")
    is_count = bool(known and known.is_count and known.factor == 1 and not row["decimals"])
    return Printed(value, row["decimals"], known.factor if known else Fraction(1), is_count)


def _beside(row: Row, ours: Fraction | None) -> Check:
    if ours is None:
        return Check("figure", Verdict.SKIPPED, "", row["indicator"], text(row), "figure_missing")
    judged = of_figure(_printed(row), ours)
    said = words(judged, row["decimals"], row["unit"])
    return Check("figure", judged.verdict, "", row["indicator"], text(row), SAY[judged.verdict], said)


def _relations(known: Collection[str]) -> list[Relation]:
    """The relations between indicators whose members were all published."""
    found: list[Relation] = []
    for row in indicators().filter(pl.col("relation").is_not_null()).iter_rows(named=True):
        name, said = row["indicator"], row["relation"]
        relation: Relation
        if "÷" in said:
            part, whole = said.split("÷")
            relation = Ratio(part, whole, name)
        else:
            relation = Sum(name, tuple(said.split("+")))
        if all(member in known for member in members(relation)):
            found.append(relation)
    return found


def _together(rows: Mapping[str, Row], relations: Sequence[Relation]) -> Check:
    names = list(dict.fromkeys(name for relation in relations for name in members(relation)))
    check = of_set(
        {name: _printed(rows[name]) for name in names}, relations, {name: text(rows[name]) for name in names}
    )
    subject = "、".join(relation.rate if isinstance(relation, Ratio) else relation.whole for relation in relations)
    return replace(check, cell="", subject=subject)
