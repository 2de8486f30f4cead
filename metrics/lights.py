"""Lights: the sign of a task's state, by a preset of data/reference/lights.toml.

The first rule that holds decides (`light_rule` says which): *accepted* (the stage says so), *unreported*, *overdue*
(the due day has passed, the work is not complete), else the *band* in which the measure lies; *open* is a band that the
place itself has not stated. The measure (`judged_pct`) is by the kind of the preset: points and event: actual minus
clock, in percentage points; relative: actual as % of the clock; absolute: actual, in %. That is the light of progress
(`progress_light`). Where a place judges more (metrics.light_dimensions), the worst of the dimensions that decide is the
task's light and names its rule: *late_start*, *late_entry*, *missed_months*, *funds*, *investment*; acceptance ends
that. A task that has caught up after a red month of the year keeps a sign of it (*after_red*).
Source: docs/metrics.md, "lights".
"""

from collections.abc import Sequence

import polars as pl

from data.model import Light
from data.reference import stages
from data.reference.lights import RULES, Band, LightPreset
from metrics import light_dimensions
from metrics.ratio import RATE, percent

WARNING = (Light.YELLOW, Light.ORANGE, Light.RED)
DONE = ("accepted", "closed")
"""The milestones that end a life cycle; a category has one of them."""
TASK = ["project_id", "county"]
TOLD = (
    "light", "light_rule", "judged_pct", "progress_light", "last_red", *light_dimensions.FACTS,
    *light_dimensions.LIGHTS.values(),
)  # fmt: skip
"""The columns that per_task adds."""
NO_MONTH = pl.lit(None, dtype=pl.Date)
Rule = tuple[pl.Expr, str, str]
"""When it holds, the light, the name of the rule."""


def per_task(judged: pl.DataFrame, preset: LightPreset) -> pl.DataFrame:
    """Add light, light_rule, judged_pct (what the bands were asked about), progress_light, last_red and, of
    metrics.light_dimensions, the light of each dimension with its numbers.

    Needs category, position, actual_pct, clock_pct, gap_pp, is_overdue, period and what the dimensions need. `last_red`
    is the last month before this one, among the months in `judged`, in which the preset says red; only for presets that
    remember.
    """
    lit = _first_that_holds(judged.with_columns(judged_pct=_measure(preset)), _rules(preset))
    lit = light_dimensions.per_task(lit.with_columns(progress_light="light"), preset)
    for dimension in preset.worst_of:
        lit = _worsened(lit, dimension)
    return _remembered(lit, preset.after_red) if preset.after_red else lit.with_columns(last_red=NO_MONTH)


def of_group(preset: LightPreset) -> pl.Expr:
    """The light of a group by its actual_pct, clock_pct and gap_pp: the bands alone; none where nothing is known."""
    return _chosen([(_measure(preset).is_null(), Light.NONE, ""), *_bands(_measure(preset), preset)])[0]


def by_group(groups: pl.DataFrame, tasks: pl.DataFrame, by: str, preset: LightPreset) -> pl.DataFrame:
    """`groups` (metrics.schedule.by_group of `tasks`) with the light of each, light_rule and growth_pct.

    The bands decide, by the weighted figures of the group; where the preset judges investment, the worse of that and
    the growth of the group's own (light_rule investment, else missing).
    """
    grown = light_dimensions.by_group(tasks, by, preset).drop(by)
    lit = groups.with_columns(light=of_group(preset), light_rule=pl.lit(None, dtype=pl.String))
    joined = pl.concat([lit, grown], how="horizontal")
    worse = _worsened(joined, "investment") if "investment" in preset.worst_of else joined
    return worse.drop("investment_light", "city_growth_pct")


def band_of(preset: LightPreset, judged_pct: object) -> tuple[Band, Band | None]:
    """The band in which a measure lies, and the better one above it (None: there is none)."""
    held = next(at for at, band in enumerate(preset.bands) if _holds(band, judged_pct))
    return preset.bands[held], preset.bands[held - 1] if held else None


def _holds(band: Band, measure: object) -> bool:
    if band.at_least is not None:
        return bool(measure >= band.at_least)  # type: ignore[operator]
    return band.above is None or bool(measure > band.above)  # type: ignore[operator]


def _measure(preset: LightPreset) -> pl.Expr:
    if preset.kind == "absolute":
        return pl.col("actual_pct").cast(RATE)
    if preset.kind == "relative":  # where nothing is due yet, nothing is late
        reached = percent(pl.col("actual_pct"), pl.col("clock_pct"))
        nothing_due = pl.col("actual_pct").is_not_null() & (pl.col("clock_pct") == 0)
        return pl.when(nothing_due).then(pl.lit(100, dtype=RATE)).otherwise(reached)
    return pl.col("gap_pp").cast(RATE)


def _rules(preset: LightPreset) -> list[Rule]:
    rules: list[Rule] = []
    if preset.accepted:
        rules.append((pl.col("position") >= done_position(), preset.accepted, "accepted"))
    rules.append((pl.col("judged_pct").is_null(), Light.NONE, "unreported"))
    if preset.overdue:
        rules.append((pl.col("is_overdue"), preset.overdue, "overdue"))
    return [*rules, *_bands(pl.col("judged_pct"), preset)]


def _bands(measure: pl.Expr, preset: LightPreset) -> list[Rule]:
    def holds(band: Band) -> pl.Expr:
        if band.at_least is not None:
            return measure >= band.at_least
        return measure > band.above if band.above is not None else pl.lit(value=True)

    return [(holds(band), band.light, "band" if band.stated else "open") for band in preset.bands]


def done_position() -> pl.Expr:
    """From which position in its life cycle a task is done, by its category; missing for one without such a stage."""
    done = stages().filter(pl.col("milestone").is_in(DONE) & pl.col("category").is_not_null())
    known = dict(done.select("category", "position").rows())
    return pl.col("category").replace_strict(known, default=None, return_dtype=pl.Int32)


def _first_that_holds(frame: pl.DataFrame, rules: Sequence[Rule]) -> pl.DataFrame:
    light, rule = _chosen(rules)
    return frame.with_columns(light=light, light_rule=rule)


def _chosen(rules: Sequence[Rule]) -> tuple[pl.Expr, pl.Expr]:
    lights = [pl.when(holds.fill_null(value=False)).then(pl.lit(str(light))) for holds, light, _ in rules]
    names = [pl.when(holds.fill_null(value=False)).then(pl.lit(name)) for holds, _, name in rules]
    return pl.coalesce(lights), pl.coalesce(names)


def _worsened(frame: pl.DataFrame, dimension: str) -> pl.DataFrame:
    """Show the light of `dimension` where it warns and the light is better than that or missing; not once accepted."""
    told = pl.col(light_dimensions.LIGHTS[dimension])
    is_worse = (_rank(pl.col("light")) < _rank(told)) | (pl.col("light") == str(Light.NONE))
    warns = told.is_in([str(light) for light in WARNING]) & pl.col("light_rule").ne_missing("accepted")
    holds = (warns & is_worse).fill_null(value=False)
    return frame.with_columns(
        light=pl.when(holds).then(told).otherwise("light"),
        light_rule=pl.when(holds).then(pl.lit(RULES[dimension])).otherwise("light_rule"),
    )


def _rank(light: pl.Expr) -> pl.Expr:
    return light.replace_strict({str(light): at for at, light in enumerate(Light)}, return_dtype=pl.Int32)


def _remembered(frame: pl.DataFrame, after_red: Light) -> pl.DataFrame:
    red = pl.when(pl.col("light") == str(Light.RED)).then("period")
    recalled = frame.with_columns(last_red=red.shift(1).forward_fill().over(TASK, order_by="period"))
    holds = (pl.col("light") == str(Light.GREEN)) & pl.col("last_red").is_not_null()
    return recalled.with_columns(
        light=pl.when(holds).then(pl.lit(str(after_red))).otherwise("light"),
        light_rule=pl.when(holds).then(pl.lit("after_red")).otherwise("light_rule"),
    )
