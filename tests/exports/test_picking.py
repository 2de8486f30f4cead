"""Charts whose rows can be clicked: a named selection, and bars that stand back."""

import pytest

from exports.charts import change, grid, lags, money, progress, stages, trend
from exports.charts.spec import picking, spec


@pytest.mark.parametrize("build", [progress.bullets, money.flows])
def test_a_chart_can_be_clicked_without_losing_anything(build):
    plain, clicked = spec(build, "light"), picking(build, "light")
    assert clicked["params"] == [
        {"name": "pick", "views": ["pickable"],
         "select": {"type": "point", "fields": ["name"], "toggle": False, "clear": False}},
    ]  # fmt: skip
    assert [layer["mark"] for layer in clicked["layer"]] == [layer["mark"] for layer in plain["layer"]]
    pale = [layer["encoding"].get("opacity") for layer in clicked["layer"] if layer["mark"]["type"] == "bar"]
    assert pale == [{"condition": {"test": "datum.is_pale", "value": 0.35}, "value": 1}] * len(pale)
    assert "opacity" not in plain["layer"][0]["encoding"]
    assert picking(build, "light") is clicked


CLICKED = {
    progress.bullets: "bar", progress.lights: "bar", progress.pairs: "bar", money.flows: "bar", money.works: "point",
    lags.bars: "bar", stages.funnel: "bar", change.dumbbells: "point", grid.cells: "rect",
    stages.reached: "bar", stages.strip: "rect", trend.lines: "rect", money.batches: "rect",
}  # fmt: skip


@pytest.mark.parametrize("build", CLICKED, ids=lambda build: build.__name__)
def test_one_layer_of_a_chart_is_clicked(build):
    clicked = picking(build, "light", ("project", "county"))
    named = [layer["mark"]["type"] for layer in clicked["layer"] if layer.get("name") == "pickable"]
    assert named == [CLICKED[build]]
    assert clicked["params"][0]["select"]["fields"] == ["project", "county"]
