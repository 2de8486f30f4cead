"""Charts whose rows can be clicked: a named selection, and bars that stand back."""

import pytest

from exports.charts import money, progress
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
