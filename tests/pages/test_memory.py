"""What is remembered: asked once per data and arguments, and never more than there is room for."""

from pathlib import Path

import polars as pl
import pytest
from cachetools import LRUCache

from data.store import Store
from pages.components.reading import memory
from tests.data.test_store import publish


@pytest.fixture(autouse=True)
def _store(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINSHENG_STORE", str(sample.root))


def test_a_question_is_asked_once_per_argument() -> None:
    asked = []

    @memory.of_data
    def periods(store: Store, year: int) -> int:
        asked.append((type(store), year))
        return year

    assert [periods(2023), periods(2023), periods(2024), periods(2023)] == [2023, 2023, 2024, 2023]
    assert asked == [(Store, 2023), (Store, 2024)]


def test_what_a_result_rests_on_is_read_of_one_build_whatever_is_loaded_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    monkeypatch.setenv("MINSHENG_STORE", str(tmp_path))
    publish(store, "一.xlsx")

    @memory.of_data
    def loads(store: Store) -> int:
        return store.tables()["receipts"].height

    @memory.of_data
    def before_and_after(_: Store) -> tuple[str | None, int, str | None]:
        before = memory.version()
        publish(store, "一.xlsx")
        return before, loads(), memory.version()

    first, second = "warehouse-00000001", "warehouse-00000002"
    assert (before_and_after(), memory.version()) == ((first, 1, first), second)
    assert (before_and_after(), loads()) == ((second, 2, second), 3)


def test_a_frame_is_shaped_once_as_long_as_it_is_the_same() -> None:
    shaped = []

    @memory.of_frame
    def rows(frame: pl.DataFrame) -> int:
        shaped.append(frame.height)
        return frame.height

    first, second = pl.DataFrame({"a": [1]}), pl.DataFrame({"a": [1]})
    assert [rows(first), rows(first), rows(second)] == [1, 1, 1]
    assert shaped == [1, 1]


def test_the_oldest_answers_go_when_there_is_no_room() -> None:
    kept: LRUCache[int, pl.DataFrame] = LRUCache(3 * memory.size(_frame(0)), memory.size)
    for n in range(5):
        kept[n] = _frame(n)
    assert list(kept) == [2, 3, 4]


def test_a_result_larger_than_the_room_is_kept_beside_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", memory.size(_frame(0)))
    kept: LRUCache[int, pl.DataFrame] = LRUCache(3 * memory.MOST, memory.weight)
    for n in range(4):
        kept[n] = pl.concat([_frame(n)] * 9)
    assert list(kept) == [1, 2, 3]


@pytest.mark.parametrize(
    ("result", "bytes_"),
    [(None, 1_000), (pl.DataFrame({"a": [1, 2]}), 1_016), ([pl.DataFrame({"a": [1]}), ("x",)], 4_008)],
)
def test_a_result_takes_as_much_as_its_rows(result: object, bytes_: int) -> None:
    assert memory.size(result) == bytes_


def _frame(n: int) -> pl.DataFrame:
    return pl.DataFrame({"a": [n] * 100})
