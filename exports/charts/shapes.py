"""From a metric's frame to the rows of a chart: names in the reader's language, words for what the marks say."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from data.model import Light
from data.reference import LIGHT_SYMBOLS, category_name, stage_name, stages
from data.reference.lights import light_legend, light_presets
from data.wording import translate
from exports.amounts import MISSING, of, rate, signed, unit_of
from exports.sentences.overall import judged
from exports.sentences.wording import capital
from metrics.columns import COLUMNS

LINE_END = "|"
"""Where a label of an axis breaks; axes cannot take a line feed."""
Series = tuple[tuple[str, str], ...]
LABEL_ROOM = 0.075
"""The part of a chart's height that the name of a line needs."""
MONEY_COLUMNS = {"planned": "planned_wan", "issued": "issued_wan", "disbursed": "disbursed_wan"}
MILESTONES = {
    "construction": ("started", "complete", "accepted", "in_use"),
    "subsidy": ("plan_made", "paying", "closed"),
    "policy": ("plan_made", "in_force", "closed"),
    "insurance": ("plan_made", "in_force", "paying", "closed"),
    "training": ("plan_made", "in_force", "paying", "closed"),
}


def named(frame: pl.DataFrame, language: str, by: str) -> pl.DataFrame:
    """`frame` with `name` (the value of `by` in words) and `place` (its row)."""
    spoken = pl.col(by)
    if by == "category":
        spoken = spoken.replace({code: category_name(code, language) for code in frame.get_column(by).to_list()})
    return frame.with_row_index("place").with_columns(name=spoken)


def bullets(frame: pl.DataFrame, language: str, by: str) -> pl.DataFrame:
    """Rows for progress.bullets from metrics.schedule.by_group or from tasks."""
    gap = pl.col("gap_pp").map_elements(lambda gap: signed(gap, 1), return_dtype=pl.String).fill_null(MISSING)
    return named(frame, language, by).select("place", "name", "actual_pct", "clock_pct", "linear_pct", gap=gap)


def lights(frame: pl.DataFrame, language: str, by: str) -> pl.DataFrame:
    """Rows for progress.lights from metrics.schedule.by_group."""
    codes = [light.value for light in Light]
    spread = named(frame, language, by).select("place", "name", *codes)
    long = spread.unpivot(codes, index=["place", "name"], variable_name="light", value_name="tasks")
    symbol = pl.col("light").replace_strict({light.value: LIGHT_SYMBOLS[light] for light in Light})
    rank = pl.col("light").replace_strict({code: rank for rank, code in enumerate(codes)}, return_dtype=pl.Int64)
    mark = pl.concat_str(symbol, pl.lit(" "), pl.col("tasks"))
    return long.filter(pl.col("tasks") > 0).with_columns(mark=mark, rank=rank)


def _folded(words: str) -> str:
    """`words` with marks where a narrow column may break them: Chinese after four characters, English at blanks."""
    if words.isascii():
        return words.replace(" ", LINE_END)
    return LINE_END.join(words[at : at + 4] for at in range(0, len(words), 4))


def bullet_words(language: str) -> str:
    """What the marks of progress.bullets are."""
    return translate(
        language,
        "横条为实际进度，粗线为亮灯所用的应达进度（没有推进时序的任务按时间进度），细线为时间进度；右侧为进度差（个百分点）。",
    )


def flows(frame: pl.DataFrame, language: str, by: str) -> tuple[pl.DataFrame, str]:
    """Rows for money.flows from metrics.funding.by_group, and the unit that they are in."""
    largest = frame.get_column("planned_wan").max() or 0
    size, unit_word = unit_of(language, Decimal(str(largest)))
    unit = pl.lit(size).cast(pl.Float64)
    amounts = [(pl.col(column).cast(pl.Float64) / unit).alias(name) for name, column in MONEY_COLUMNS.items()]
    rates = pl.struct("issued_of_planned_pct", "disbursed_of_planned_pct").map_elements(
        lambda row: translate(
            language,
            "下达 {issued}　拨付 {disbursed}",
            issued=rate(row["issued_of_planned_pct"]),
            disbursed=rate(row["disbursed_of_planned_pct"]),
        ),
        return_dtype=pl.String,
    )
    rows = named(frame, language, by).select("place", "name", *amounts, rates=rates)
    return rows, unit_word


def lines(frame: pl.DataFrame, language: str, series: Series) -> pl.DataFrame:
    """Rows for trend.lines: `series` are (line, column); the last point of a line carries its name."""
    months = {number: translate(language, "{month}月", month=number) for number in range(1, 13)}
    parts = [
        frame.select(
            place=pl.col("period").dt.month(),
            month=pl.col("period").dt.month().replace_strict(months),
            series=pl.lit(code),
            pct=pl.col(column).cast(pl.Float64),
            said=pl.col(column).round(1, mode="half_away_from_zero").cast(pl.Float64),
            name=pl.lit(translate(language, COLUMNS[column].label)),
        )
        for code, column in series
    ]
    long = pl.concat(parts).drop_nulls("pct").sort("series", "place")
    is_last = pl.col("place") == pl.col("place").max().over("series")
    label = pl.concat_str(pl.col("name"), pl.lit(" "), pl.col("said"), pl.lit("%"))
    named_ends = long.with_columns(label=pl.when(is_last).then(label).otherwise(pl.lit("")), label_at=pl.col("pct"))
    return named_ends if named_ends.is_empty() else named_ends.with_columns(label_at=apart(named_ends))


def apart(rows: pl.DataFrame) -> pl.Expr:
    """Where the names at the ends of lines stand: apart, also where the lines end close to each other."""
    ends = rows.filter(pl.col("label") != "").sort("pct").select("series", "pct").rows()
    least = LABEL_ROOM * float(str(rows.get_column("pct").max() or 0))
    at: dict[str, float] = {}
    for series, pct in ends:
        at[series] = max(pct, max(at.values(), default=-least) + least)
    return pl.col("series").replace_strict(at, default=pl.col("pct"), return_dtype=pl.Float64)


def grid(parts: Sequence[tuple[str | None, pl.DataFrame]], language: str, counties: Sequence[str]) -> pl.DataFrame:
    """Rows for grid.cells from source.schedule_by_county_and_category; None is all categories."""
    cells = [
        {
            "category": category or "",
            **_cell(language, across, _column(category, language), counties.index(row["county"]), row),
        }
        for across, (category, frame) in enumerate(parts)
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(cells)


def _column(category: str | None, language: str) -> str:
    return category_name(category, language) if category else translate(language, "全部类别")


def _cell(language: str, across: int, category: str | None, place: int, row: dict[str, Any]) -> dict[str, object]:
    light = Light(row["light"])
    return {
        "place": place,
        "name": row["county"],
        "across": across,
        "category": category or "",
        "column": _column(category, language),
        "light": light.value,
        "mark": f"{LIGHT_SYMBOLS[light]} {signed(row['gap_pp'], 1)}",
        "note": _note(language, row),
    }


def _note(language: str, row: dict[str, Any]) -> str:
    """What stands below the gap: how many tasks are behind or, where it decided the light, how investment grew."""
    if row["light_rule"] == "investment":
        return translate(language, "投资{growth}%", growth=signed(row["growth_pct"], 1))
    if not row["reported"]:
        return translate(language, "均未报")
    return translate(language, "滞后 {of}", of=of(row["behind"], judged(row)))


def grid_words(language: str, preset: str) -> str:
    """The legend of the lights of a grid, and what besides the gap decides them under a preset."""
    legend = light_legend(language, preset)
    if "investment" not in light_presets()[preset].worst_of:
        return legend
    besides = translate(language, "区县的灯取进度和投资增速两者中较差的；由投资决定的，写投资增速。")
    return translate(language, "；").join([legend, besides])


def reached(row: dict[str, object], language: str) -> pl.DataFrame:
    """Rows for stages.reached from one row of metrics.category_mix.by_group."""
    category, whole = str(row["category"]), int(str(row["projects"]))
    names = MILESTONES.get(category, ())
    return pl.DataFrame(
        {
            "place": list(range(len(names))),
            "name": [capital(translate(language, COLUMNS[name].label), language) for name in names],
            "category": [category] * len(names),
            "projects": [row[name] for name in names],
            "of": [whole] * len(names),
            "mark": [of(None if row[name] is None else int(str(row[name])), whole) for name in names],
        }
    )


def strip(tasks: pl.DataFrame, language: str, category: str, first: pl.DataFrame) -> pl.DataFrame:
    """Rows for stages.strip: every stage of the category for every county that carries the project.

    `first`: metrics.first_months.stages of these tasks.
    """
    steps = stages().filter(pl.col("category") == category).select("position", "stage")
    here = tasks.select(name="county", at="position").with_row_index("place")
    state = (
        pl.when(pl.col("at").is_null() | (pl.col("position") > pl.col("at")))
        .then(pl.lit("ahead"))
        .when(pl.col("position") == pl.col("at"))
        .then(pl.lit("here"))
        .otherwise(pl.lit("done"))
    )
    crossed = here.join(steps, how="cross").with_columns(state=state)
    words = {code: _folded(stage_name(code, language)) for code in steps.get_column("stage")}
    since = first.select("position", "since", name="county").with_columns(
        pl.col("position").cast(steps.schema["position"])
    )
    dated = crossed.join(since, on=["name", "position"], how="left", maintain_order="left")
    months = {month: translate(language, "{month}月", month=month) for month in range(1, 13)}
    month = pl.col("since").dt.month().replace_strict(months, return_dtype=pl.String)
    sign = pl.when(pl.col("state") == "here").then(pl.lit("●")).otherwise(pl.lit(""))
    mark = pl.concat_str(sign, pl.when(pl.col("state") != "ahead").then(month).fill_null(""))
    return dated.with_columns(stage=pl.col("stage").replace_strict(words), mark=mark).drop("at", "since")
