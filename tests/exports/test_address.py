"""The address of a view: names, codes and Chinese as they are, all else encoded."""

from datetime import date
from decimal import Decimal

from data.model import Light, Unit, View
from exports.address import of_view, path
from exports.extract import Extract, extract


def test_an_address_names_what_was_chosen_and_no_more():
    view = View(period=date(2023, 2, 1), county="雁江区", light=Light.RED, unit=Unit.YI)
    assert path("funding", of_view(view)) == "/funding?period=2023-02&county=雁江区&light=red&unit=yi"
    assert path("", of_view(View())) == "/"


def test_what_could_end_a_value_is_encoded():
    assert path("export", {"county": "a&b=c#d e", "columns": ["project", "county"]}) == (
        "/export?county=a%26b%3Dc%23d%20e&columns=project&columns=county"
    )


def test_an_extract_can_be_found_again_on_its_page(store):
    wanted = Extract(view=View(period=date(2023, 2, 1)), by="county", columns=("county", "tasks"), lag_over=18,
                     rate="actual_pct", below=Decimal("50.5"), questioned=True)  # fmt: skip
    assert extract(store, wanted, "zh").address == (
        "/export?period=2023-02&rows_by=county&lag_over=18&rate=actual_pct&below=50.5&questioned=true&figures=tasks"
    )
