"""The rows of charts in the reader's language, each shaped only once."""

from data.reference.lights import light_legend
from exports.charts import category_rows, change_rows, fund_rows, lag_rows, outlook_rows
from exports.charts import shapes as rows
from pages.components.choices import switches
from pages.components.frame.language import language
from pages.components.reading.memory import in_language, of_frame

bullets = in_language(rows.bullets)
lights = in_language(rows.lights)
flows = in_language(rows.flows)
lines = in_language(rows.lines)
grid = in_language(rows.grid)
lags = in_language(lag_rows.lags)
waterfall = in_language(fund_rows.waterfall)
levels = in_language(fund_rows.levels)
with_range = in_language(outlook_rows.with_range)
works = of_frame(fund_rows.works)
funnel = in_language(category_rows.funnel)
batches = in_language(category_rows.batches)
pairs = in_language(category_rows.pairs)
dumbbells = in_language(change_rows.dumbbells)


def bullet_words() -> str:
    """What the marks of progress.bullets are."""
    return rows.bullet_words(language())


def grid_words() -> str:
    """The legend of the lights of a grid of counties, and what decides them."""
    return rows.grid_words(language(), switches.lights())


def light_words() -> str:
    """The legend of the lights in one line of symbols and words."""
    return light_legend(language(), switches.lights())
