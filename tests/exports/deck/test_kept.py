"""A deck kept with its month and as-of is the same after later submissions have arrived, slide by slide."""

from datetime import date, datetime
from pathlib import Path

from data.model import View
from data.notes import Decision
from data.store import Store
from exports.deck import made
from exports.deck.figures import read
from exports.deck.shown import as_data
from loaders.load import load
from tests.conftest import SAMPLE, incoming

AUGUST = View(period=date(2023, 8, 1), as_of=date(2023, 9, 12))


def slides(store: Store, *later: Decision) -> list[object]:
    july = {"noted_at": datetime(2023, 8, 9), "period": date(2023, 7, 1)}
    known = [Decision(name="1", what="按月调度", who="市住房城乡建设局", by_when=date(2023, 9, 1), **july)]
    deck = made.deck(read(store, AUGUST, "zh"), None, [*known, *later])
    return [as_data(slide, "zh") for slide in (*deck.slides, *deck.appendix)]


def test_august_is_in_november_what_it_was_in_september(sample: Store, tmp_path: Path) -> None:
    until = [path for path in SAMPLE.rglob("*") if path.is_file() and path.parent.name <= "2023-08"]
    until += [path for path in SAMPLE.glob("*.*") if path.is_file()]
    then = Store(tmp_path)
    load(incoming(*sorted(set(until))), then)
    october = Decision(name="2", noted_at=datetime(2023, 10, 9), period=date(2023, 9, 1), what="以后的决定")
    shown = slides(then)
    assert len(shown) > 8
    assert slides(sample, october) == shown
