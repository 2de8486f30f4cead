"""The original of a submitted file: read again from the archive, and the grid around one of its cells."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from data.archive import Archive
from data.findings import reason
from data.model import Finding
from data.store import Store
from pages.components.choices import own
from pages.components.frame.language import language, t
from pages.components.intake import address, inbox, preview
from pages.components.intake.recognised import Sheet, Table
from pages.components.reading import origin_source
from pages.components.reading.memory import of_data

AROUND, BLOCK, MOST_ABOVE = 8, 200, 6
"""Rows shown above and below the cell, rows that are read again at once, rows of title and banner above a header."""
GAP = "gap"


@dataclass(frozen=True, slots=True)
class Asked:
    """The cell that the address names; without a cell the sheet, without a sheet the first one."""

    submission_id: str
    sheet: str | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read again: its sheets, its tables, and the (sheet, range) of those that were taken."""

    sheets: Sequence[Sheet]
    tables: Sequence[Table]
    taken: Collection[tuple[str, str]]


class Refused(Exception):  # noqa: N818 it is an answer about a file, not a slip of the program
    """The archived file cannot be read; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads (content, file name, confirmed headers, whether it is a published table). Raises Refused.

    All are equal, so that what one has read is remembered for the next: the page makes its own on every run.
    """

    read: Callable[[bytes, str, Mapping[str, str | None], bool], Opened] = field(compare=False)


def asked() -> Asked | None:
    """What the address asks for; None where it names no submission."""
    named = {name: st.query_params.get(of) for name, of in own.CELL.items()}
    submission_id = named["submission_id"]
    cell = (named["cell"] or "").upper().replace("$", "")
    return Asked(submission_id, named["sheet"], cell if address.place(cell) else None) if submission_id else None


def looked_up(where: Asked, reader: Reader) -> tuple[preview.Page | None, str]:
    """The lines around the cell, or why there are none."""
    at = address.place(where.cell)
    try:
        with st.spinner(t("正在读取原件……")):
            return lines(where.submission_id, where.sheet, at[0] // BLOCK if at else None, reader, language()), ""
    except Refused as refused:
        return None, t("原件无法读取：{why}", why=reason(refused.finding, language()))
    except FileNotFoundError:
        return None, t("归档文件夹中没有这份原件，无法显示；入库的数不受影响。请从备份恢复归档文件夹。")
    except (OSError, ValueError):
        return None, t("归档的原件已损坏或无法打开，无法显示；入库的数不受影响。请从备份恢复归档文件夹。")


@of_data
def lines(
    store: Store, submission_id: str, sheet_name: str | None, block: int | None, reader: Reader, _language: str
) -> preview.Page:
    """The lines of a block of rows with the header, or of the whole sheet. Raises as Archive.content, and Refused."""
    sent = origin_source.submission(submission_id)
    assert sent is not None
    content = Archive(store.root).content(sent["sha256"])
    is_published = sent["kind"] == "published"
    opened = reader.read(content, sent["file_name"], origin_source.confirmed(submission_id), is_published)
    held = [one for one in opened.sheets if one.cells]
    one = next((one for one in held if one.name == sheet_name), held[0])
    known = origin_source.findings(origin_source.EVERYTHING, submission_id, None)
    found = [inbox.as_finding(row) for row in known.iter_rows(named=True)]
    verdict = preview.Verdict(found, opened.taken, origin_source.confirmed(submission_id), is_refused=False)
    if block is None:
        return preview.page(one, opened.tables, verdict)
    rows = range(max(1, block * BLOCK - AROUND), (block + 1) * BLOCK + AROUND)
    return preview.page(one, opened.tables, verdict, {*rows, *range(1, MOST_ABOVE + 1)})


def excerpt(page: preview.Page, cell: str) -> list[preview.Line]:
    """The header block of the table and the lines around the cell, which is marked; ⋮ stands for lines left out."""
    row, at = address.place(cell) or (1, 0)
    heads = _header_above(page.lines, row)
    kept: list[preview.Line] = []
    for line in page.lines:
        is_near = line.number is not None and abs(line.number - row) <= AROUND
        if not is_near and line not in heads:
            continue
        if kept and kept[-1].number and line.number and line.number > kept[-1].number + 1:
            kept.append(preview.Line(None, GAP, "⋮", (preview.Cell("", len(page.letters)),)))
        kept.append(marked(line, at) if line.number == row else _spread(line))
    return kept


def _header_above(lines: Sequence[preview.Line], row: int) -> list[preview.Line]:
    """The lines that say what the columns of a row are: title and banner, what was read, the header."""
    above = [line for line in lines if line.number is None or line.number <= row]
    starts = [at for at, line in enumerate(above) if line.kind == preview.READ_AS]
    if not starts:
        return []
    named = [line for line in above[starts[-1] :] if line.kind in (preview.READ_AS, "header")]
    titles = [line for line in above[: starts[0]] if line.kind == "title"][-MOST_ABOVE:]
    return [*titles, *named]


def _spread(line: preview.Line) -> preview.Line:
    """A title that stands alone in its row, over the whole row; it would make a high one in its narrow column."""
    first, *others = line.cells
    if line.kind != "title" or any(cell.text for cell in others):
        return line
    return replace(line, cells=(replace(first, span=sum(cell.span for cell in line.cells)),))


def marked(line: preview.Line, at: int) -> preview.Line:
    """The line with its cell in column `at` marked, also where that is part of a merged one; 0: the row alone."""
    cells, left = [], 1
    for cell in line.cells:
        cells.append(replace(cell, is_here=True) if left <= at < left + cell.span else cell)
        left += cell.span
    return replace(line, cells=tuple(cells))
