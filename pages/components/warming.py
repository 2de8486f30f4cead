"""What the first reader should not have to wait for: heavy imports, the building of charts, the newest figures."""

import importlib

from data.model import View
from exports.charts import grid, money, outlook, progress, stages, trend
from exports.charts.spec import spec
from pages.components import forecast_source, source

HEAVY = ("pandas", "pyarrow", "polars", "altair", "streamlit.dataframe_util", "streamlit.elements.arrow")
CHARTS = (
    progress.bullets, progress.lights, progress.pairs, money.flows, money.waterfall, money.works, money.batches,
    trend.lines, grid.cells, stages.reached, stages.funnel, stages.strip, outlook.ranges,
)  # fmt: skip


def warm() -> None:
    """Import what pages need, build every chart in the usual colours, read the newest month for all and each county."""
    for name in HEAVY:
        importlib.import_module(name)
    for build in CHARTS:
        spec(build, "light")
    if source.version() is None:
        return
    newest = next(iter(source.periods()), None)
    for county in (None, *source.choices("county")):
        _read(View(period=newest, county=county))
    source.funding_by_month(View(period=newest))


def _read(view: View) -> None:
    """What the overview and the schedule page of a view read."""
    source.schedule(view, "county")
    source.schedule_by_county_and_category(view)
    source.tasks_by_lag(view)
    source.tasks_most_behind(view)
    forecast_source.unfinished(view)
    source.schedule(view)
    source.funding(view)
    source.category_mix(view)
    source.change(view)
