"""The charts of a bulletin as pictures, with the sentence that each shows."""

from dataclasses import dataclass

import polars as pl

from data.wording import translate
from exports.bulletin.facts import Facts
from exports.charts import money, progress, shapes
from exports.charts.spec import Build, spec
from exports.picture import NoGlyphsError, picture
from metrics import funding, schedule

WIDTH = 620
"""Of the plot, in px: at the width of a page its letters are about as large as those of a table."""


@dataclass(frozen=True)
class Drawing:
    """A picture as PNG, and the words below it."""

    png: bytes
    title: str


def pictures(facts: Facts) -> dict[str, Drawing]:
    """The pictures that there is something to show in, by the fields of the template.

    None where the machine has no font with Chinese characters: empty boxes would be worse than no picture.
    """
    if not facts.files():
        return {}
    say, by = facts.language, "county"
    counties, funds = schedule.by_group(facts.tasks, by), funding.by_group(facts.tasks, by)
    flows, unit = shapes.flows(funds, say, by)
    drawn = {}
    if counties.get_column("actual_pct").count():
        rows = shapes.bullets(counties.filter(pl.col("actual_pct").is_not_null()), say, by)
        drawn["county_picture"] = (progress.bullets, rows, translate(say, "各区县实际进度与应达进度（%）"))
    if funds.get_column("issued_wan").count():
        title = translate(say, "各区县计划资金、预算下达、实际拨付（{unit}，由浅到深）", unit=unit)
        drawn["fund_picture"] = (money.flows, flows, title)
    try:
        return {name: _drawing(*each) for name, each in drawn.items()}
    except NoGlyphsError:
        return {}


def _drawing(build: Build, rows: pl.DataFrame, title: str) -> Drawing:
    sized = {**spec(build, "light"), "width": WIDTH}
    return Drawing(picture(sized, rows, "png", "", []), title)
