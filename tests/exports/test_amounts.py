"""How numbers are written."""

from decimal import Decimal

import pytest

from exports import amounts

MINUS = "−"


@pytest.mark.parametrize(
    ("wan", "written"),
    [
        (None, "—"),
        ("0", "0万元"),
        ("0.005", "0.01万元"),
        ("9999.99", "9,999.99万元"),
        ("10000", "1.00亿元"),
        ("18880", "1.89亿元"),
        ("426400", "42.64亿元"),
    ],
)
def test_amounts_are_in_wan_or_yi_by_size(wan, written):
    assert amounts.money("zh", None if wan is None else Decimal(wan)) == written


def test_an_english_reader_gets_millions():
    amounts_wan = ("426400", "18880", "5114", "408.6")
    assert [amounts.money("en", Decimal(wan)) for wan in amounts_wan] == ["¥4,264m", "¥189m", "¥51.14m", "¥4.09m"]


def test_rates_are_rounded_half_up_to_two_decimals():
    assert [amounts.rate(Decimal(rate)) for rate in ("20.625", "4.4249", "100")] == ["20.63%", "4.42%", "100.00%"]


def test_points_carry_their_sign_and_nought_has_none():
    written = [amounts.points("zh", Decimal(gap)) for gap in ("-12", "3.456", "0.001")]
    assert written == [f"{MINUS}12.00个百分点", "+3.46个百分点", "0.00个百分点"]


def test_days_say_behind_or_ahead():
    assert [amounts.days("zh", lag) for lag in (12, 0, -3, None)] == ["滞后12天", "按期", "提前3天", "—"]


def test_what_is_missing_is_a_dash():
    assert [amounts.rate(None), amounts.number(None), amounts.signed(None), amounts.of(None, 3)] == [
        "—",
        "—",
        "—",
        "— / 3",
    ]
