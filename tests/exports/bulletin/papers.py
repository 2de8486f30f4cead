"""What is written in a Word file: its paragraphs and the cells of its tables, in the order of the page."""

import io
from collections.abc import Sequence
from datetime import date

import docx

from data.model import View
from data.store import Store
from exports.bulletin.document import Bulletin, bulletin
from exports.bulletin.facts import facts


def made(
    store: Store, period: date, kind: str = "monthly", language: str = "zh", as_of: date | None = None
) -> Bulletin:
    return bulletin(facts(store, View(period=period, as_of=as_of), kind, language))


def paragraphs(paper: bytes) -> Sequence[str]:
    return [each.text for each in docx.Document(io.BytesIO(paper)).paragraphs if each.text]


def tables(paper: bytes) -> Sequence[Sequence[Sequence[str]]]:
    opened = docx.Document(io.BytesIO(paper))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in opened.tables]


def everything(paper: bytes) -> str:
    opened = docx.Document(io.BytesIO(paper))
    section = opened.sections[0]
    heads = [each.text for part in (section.header, section.even_page_header) for each in part.paragraphs]
    cells = [cell for table in tables(paper) for row in table for cell in row]
    return "\n".join([*paragraphs(paper), *cells, *heads])
