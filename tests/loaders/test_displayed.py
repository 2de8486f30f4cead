"""The decimals that a number format shows."""

import pytest

from loaders.formats.number_formats import shown_decimals


@pytest.mark.parametrize(
    ("number_format", "decimals"),
    [
        ("0%", 0), ("0.0%", 1), ("0.00%;[Red]-0.00%", 2), ("#,##0.00", 2), ('0.0"人"', 1), ("0.00_ ", 2),
        ("General", None), ("0.0#", None), ("0.0,", None), ("yyyy-mm-dd", None), ("# ?/?", None), ("0.00E+00", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_format_that_fixes_the_decimals_says_how_many(number_format, decimals):
    assert shown_decimals(number_format) == decimals
