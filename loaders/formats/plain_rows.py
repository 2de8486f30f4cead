"""Large xlsx sheets in the plain spelling that Excel and WPS use, read by patterns; others are refused."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import compress
from operator import lt, not_

from loaders.cellrows import CellRows
from loaders.formats import cells as make
from loaders.formats.plain_cells import Shown
from loaders.formats.plain_strings import OtherSpelling, check
from loaders.grid import Cell, Unreadable, place

Rows = dict[int, list[Cell]]
SAMPLE = 200_000
"""Characters of a sheet that show which columns its rows have."""
SHORTEST = len('<c r="A1"><v>1</v></c>')
COLUMNS = 100
"""Wider rows are read cell by cell."""

_VALUE = r"(?:<f[^<>]*?(?:/>|>[^<]*</f>))?(?:<v>|<is><t(?: xml:space=\"preserve\")?>)([^<]*)(?:</v>|</t></is>)</c>"
_CELL = re.compile(rf'<c r="([A-Z]{{1,3}})([0-9]{{1,7}})"([^<>]*)>{_VALUE}')
_START = re.compile(r'<c r="([A-Z]{1,3})[0-9]{1,7}"([^<>/]*)>')
_MERGE = re.compile(r'<mergeCell ref="([A-Z0-9:]+)"')
_RESULT = re.compile(r"(?:</f>|<f(?: [^<>]*)?/>)<v>(</v>)?")
_HIDDEN_ROW = re.compile(r'<row r="([0-9]{1,7})"[^<>]* hidden="(?:1|true)"')
_COLUMNS = re.compile(r"<col ([^<>]*)/>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_EMPTY_ROW = re.compile("<row [^<>]*/>")
_EMPTY_WORDS = re.compile(r'<c [^<>]* t="str"[^<>]*><f[^<>]*?(?:/>|>[^<]*</f>)<v></v>')


def read(content: str, shown: Shown) -> tuple[CellRows, list[str]]:
    """The cells, and merged ranges. Raises OtherSpelling unless every row of the part was matched."""
    if len(content) > make.MAX_CELLS * SHORTEST and content.count("</c>") > make.MAX_CELLS:
        raise Unreadable("too_many_cells", limit=str(make.MAX_CELLS))
    check(content)
    start, end = content.find("<sheetData>"), content.rfind("</sheetData>")
    if start < 0 or end < 0:
        raise OtherSpelling
    merges, after = _MERGE.findall(content, end), content.count("<mergeCell ", end)
    if len(merges) != after:
        raise OtherSpelling
    if content.find("f", start + len("<sheetData>"), end) >= 0:  # a single sign is found fastest
        _check_formulas(content)
    return _cells(content, shown), merges


def hidden(content: str) -> tuple[set[int], list[dict[str, str]]]:
    """Hidden rows, and the attributes of the column ranges."""
    rows = {int(number) for number in _HIDDEN_ROW.findall(content)} if ' hidden="' in content else set()
    return rows, [dict(_ATTRIBUTE.findall(one)) for one in _COLUMNS.findall(content, 0, content.find("<sheetData>"))]


def _check_formulas(content: str) -> None:
    """Refuse formulas without a saved result; empty words are one."""
    formulas = content.count("<f>") + content.count("<f ") + content.count("<f/")
    results = _RESULT.findall(content)
    if len(results) != formulas or results.count("</v>") != len(_EMPTY_WORDS.findall(content)):
        raise OtherSpelling


def _usual(content: str) -> dict[str, str]:
    """Letters of the columns that the first rows have → the attributes that their cells mostly carry; in order."""
    counted: dict[str, Counter[str]] = {}
    for letters, attributes in _START.findall(content, 0, SAMPLE):
        counted.setdefault(letters, Counter())[attributes] += 1
    ordered = sorted(counted, key=_number)[:COLUMNS]
    return {letters: counted[letters].most_common(1)[0][0] for letters in ordered}


def _number(letters: str) -> int:
    return place(f"{letters}1")[1]


def _pattern(usual: Mapping[str, str]) -> re.Pattern[str]:
    """Rows with some of these columns in order: the row's number, then for each column its attributes, if they are
    not the usual ones, and its value. Any other row is found whole."""
    row = r'<row r="([0-9]{1,7})"(?:[^<>]*[^/<>])?>'
    cells = "".join(
        rf'(?:<c r="{letters}\1"(?:{re.escape(attributes)}>|([^<>]*>))(?:(?<=/>)|{_VALUE}))?'
        for letters, attributes in usual.items()
    )
    whole = rf"{row.replace('(', '(?:', 1)}[^<]*(?:<(?!/?row[ >])[^<]*)*</row>"
    return re.compile(f"{row}{cells}</row>|({whole})")


def _cells(content: str, shown: Shown) -> CellRows:
    """All cells. A row that matches holds nothing but what was matched."""
    usual = _usual(content)
    found = _pattern(usual).findall(content)
    begun, ended = content.count("<row "), content.count("</row>")
    if len(found) != ended or (begun != ended and begun != ended + len(_EMPTY_ROW.findall(content))):
        raise OtherSpelling
    *fields, others = map(list, zip(*found, strict=True) if found else ((), ()))
    if any(others):
        kept = list(map(not_, others))
        fields = [list(compress(field, kept)) for field in fields]
    numbers = list(map(int, fields[0]))
    if not all(map(lt, numbers, numbers[1:])):
        raise OtherSpelling
    strips = [
        shown.strip(_number(letters), numbers, attributes, unusual, raws)
        for (letters, attributes), unusual, raws in zip(usual.items(), fields[1::2], fields[2::2], strict=False)
    ]
    single = _single(filter(None, others), shown)
    if not single.keys().isdisjoint(numbers):
        raise OtherSpelling
    return CellRows(numbers, strips, single)


def _single(lines: Iterable[str], shown: Shown) -> Rows:
    """The cells of rows of another make."""
    single: dict[int, dict[int, Cell]] = {}
    for line in lines:
        found = _CELL.findall(line)
        if len(found) != line.count("</v>") + line.count("</is>"):
            raise OtherSpelling
        for letters, digits, attributes, raw in found:
            if not line.startswith(f'<row r="{digits}"'):
                raise OtherSpelling
            row, column = int(digits), _number(letters)
            cell = shown.one(row, column, attributes, raw) if raw else None
            if cell is not None:
                single.setdefault(row, {})[column] = cell
    return {row: [cells[column] for column in sorted(cells)] for row, cells in single.items()}
