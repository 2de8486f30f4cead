"""What stands below the number of projects that have started."""

import pytest

from exports.deck.city import not_started


@pytest.mark.parametrize(("language", "preparing", "unreported", "said"), [
    ("zh", 0, 0, "各项目均有填报，没有停在前期的"),
    ("en", 0, 0, "each project reported and started"),
    ("zh", 2, 1, "前期 2、未报 1"),
    ("en", 0, 1, "not reported 1"),
])  # fmt: skip
def test_what_has_not_started_is_counted_and_nothing_is_said_of_nought(language, preparing, unreported, said):
    assert not_started(language, {"preparing": preparing, "unreported": unreported}) == said
