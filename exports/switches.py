"""Columns after the switches of a view: the month's own for cumulative ones, the rate over the chosen denominator."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import polars as pl

from data.model import Denominator, Span, View
from metrics import in_month
from metrics.in_month import TWINS

ByGroup = Callable[[pl.DataFrame, str | None], pl.DataFrame]
OVER: Mapping[Denominator, Mapping[str, str]] = {
    Denominator.PLANNED: {},
    Denominator.ISSUED: {
        "disbursed_of_planned_pct": "disbursed_of_issued_pct",
        "disbursed_base_wan": "disbursed_issued_base_wan",
    },
    Denominator.ARRIVED: {
        "disbursed_of_planned_pct": "disbursed_of_arrived_pct",
        "disbursed_base_wan": "disbursed_arrived_base_wan",
    },
}
"""Where one rate of disbursed money is shown: the rate, and the base beside it, that are meant."""


def column(name: str, view: View) -> str:
    """The column that stands in the place of `name`."""
    over = OVER[view.denominator].get(name, name)
    return TWINS.get(over, over) if view.span is Span.MONTH else over


def switched(names: Iterable[str], available: Collection[str], view: View) -> list[str]:
    """`names` after the switches, each once; one whose twin is not `available` stays."""
    found: list[str] = []
    for name in names:
        twin = column(name, view)
        found.append(twin if twin in available else name)
        if name == "actual_pct" and view.span is Span.MONTH and "progress_month_pp" in available:
            found.append("progress_month_pp")
    return list(dict.fromkeys(found))


def under_usual_names(frame: pl.DataFrame, names: Sequence[str], view: View) -> pl.DataFrame:
    """`frame` with what stands in the place of `names` under their names, for a chart that draws these."""
    twins = {name: column(name, view) for name in names}
    return frame.with_columns(pl.col(twin).alias(name) for name, twin in twins.items() if twin in frame.columns)


def with_month(measure: ByGroup, tasks: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """`measure` by group and, where `tasks` know the month by itself, its figures beside."""
    figures = measure(tasks, by)
    if "progress_month_pp" not in tasks.columns:
        return figures
    own = in_month.by_group(tasks, by)
    return pl.concat([figures, own.select(pl.exclude(figures.columns))], how="horizontal")


def by_category_with_month(measure: ByGroup, tasks: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """The same for a `measure` that tells the categories of each group apart."""
    figures = measure(tasks, by)
    if "progress_month_pp" not in tasks.columns:
        return figures
    own = pl.concat(
        in_month.by_group(part, by or "category").with_columns(category=pl.lit(name[0]))
        for name, part in tasks.group_by("category", maintain_order=True)
    )
    keys = [by, "category"] if by and by != "category" else ["category"]
    new = [name for name in own.columns if name in keys or name not in figures.columns]
    return figures.join(own.select(new), on=keys, how="left", nulls_equal=True, maintain_order="left")
