"""Published figures in the reader's language, and cells as spans."""

import pytest

from data.wording import in_words
from exports.printed import spans


@pytest.mark.parametrize(("text", "english"), [
    ("1.88亿元", "1.88 (¥100m)"), ("3200人×960元/人", "3200人×¥960/person"), ("20件", "20"), ("21.47%", "21.47%"),
    ("全市20个市级项目", "全市20个市级项目"), ("307.2万元", "307.2 (¥10k)"),
])  # fmt: skip
def test_units_are_words_of_the_reader_and_digits_stay(text, english):
    assert (in_words(text, "en"), in_words(text, "zh")) == (english, text)


@pytest.mark.parametrize(("cells", "said", "english"), [
    (["F2", "F3", "F4", "F5"], "F2、F3、F4、F5", "F2, F3, F4, F5"),
    (["F2", "F3", "F4", "F5", "F6"], "F2—F6", "F2—F6"),
    (["W6", "V6", "U6", "T6", "S6"], "S6—W6", "S6—W6"),
    (["Y7", "Z7", "AA7", "AB7", "AD7"], "Y7—AB7、AD7", "Y7—AB7, AD7"),
    (["B2", "B4", "B6", "B8", "C8"], "B2、B4、B6、B8—C8", "B2, B4, B6, B8—C8"),
])  # fmt: skip
def test_many_cells_are_named_as_spans(cells, said, english):
    assert (spans(cells, "zh"), spans(cells, "en")) == (said, english)
