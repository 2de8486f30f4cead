"""A chart's spec stays the same whatever the data: Vega then swaps rows instead of building the view anew."""

import json

import pytest

from exports.charts import spec as specs
from pages.components.reading.warming import CHARTS


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("build", CHARTS, ids=lambda build: build.__name__)
def test_a_spec_holds_no_data_no_title_and_is_made_once(build, mode):
    spec = specs.spec(build, mode)
    assert "data" not in spec
    assert "title" not in spec
    assert spec is specs.spec(build, mode)
    assert spec["config"]["aria"] is False
    assert "http" not in json.dumps({key: value for key, value in spec.items() if key != "$schema"})
