"""Writes a sheet of plain values in every format that arrives: the generator's pens."""
# ruff: noqa: E501, PLW2901 a form is read as the rows that it has

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import md5
from html import escape
from typing import Any

import msoffcrypto.format.ooxml
import olefile
import xlsxwriter
import xlwt
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from msoffcrypto.method import rc4
from xlwt.CompoundDoc import XlsDoc

from loaders.grid import letter, place

STAMP = (2023, 3, 1, 0, 0, 0)


@dataclass
class Pct:
    """A number shown as a percentage: 0.54 → 54%."""

    number: float


@dataclass
class Num:
    """A number with a number format of its own."""

    number: float
    number_format: str


@dataclass
class Shown:
    """A number of an ods with the words that its format shows for it."""

    number: float
    words: str


@dataclass
class Formula:
    """A formula; without a result where the program that wrote it did not compute."""

    text: str
    result: float | str | None = None


@dataclass
class Page:
    """A sheet: rows of values, merged ranges such as A1:C1, whether it is hidden; hidden rows and columns from 1."""

    rows: list[list[Any]]
    merges: list[str] = field(default_factory=list)
    name: str = "表一"
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


def corners(reference: str) -> tuple[int, int, int, int]:
    """A range as first row, first column, last row, last column, from 0."""
    first, last = reference.split(":")
    (top, left), (bottom, right) = place(first), place(last)
    return top - 1, left - 1, bottom - 1, right - 1


def xlsx(*pages: Page, date_1904: bool = False) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"date_1904": date_1904})
    book.set_properties({"created": datetime(2023, 3, 1)})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        if page.hidden:
            sheet.hide()
        for merge in page.merges:
            sheet.merge_range(*corners(merge), "")
        for row, values in enumerate(page.rows):
            for column, value in enumerate(values):
                _xlsx_cell(book, sheet, row, column, value)
        for row in page.hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        for column in page.hidden_columns:
            sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
    book.close()
    return content.getvalue()


def _xlsx_cell(book: Any, sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, Pct):
        sheet.write_number(row, column, value.number, book.add_format({"num_format": "0.0%"}))
    elif isinstance(value, Num):
        sheet.write_number(row, column, value.number, book.add_format({"num_format": value.number_format}))
    elif isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, None, "" if value.result is None else value.result)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, book.add_format({"num_format": "yyyy-mm-dd"}))
    elif isinstance(value, str):
        sheet.write_string(row, column, value) if value else None
    elif value is not None:
        sheet.write(row, column, value)


def xls(*pages: Page, date_1904: bool = False) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = date_1904
    for page in pages:
        sheet = book.add_sheet(page.name)
        sheet.visibility = 1 if page.hidden else 0
        for row, values in enumerate(page.rows):
            for column, value in enumerate(values):
                _xls_cell(sheet, row, column, value)
        for row in page.hidden_rows:
            sheet.row(row - 1).hidden = True
        for column in page.hidden_columns:
            sheet.col(column - 1).hidden = True
        for merge in page.merges:
            top, left, bottom, right = corners(merge)
            sheet.merge(top, bottom, left, right)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _xls_cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, Pct):
        sheet.write(row, column, value.number, xlwt.easyxf(num_format_str="0.0%"))
    elif isinstance(value, Num):
        sheet.write(row, column, value.number, xlwt.easyxf(num_format_str=value.number_format))
    elif isinstance(value, date):
        sheet.write(row, column, value, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    elif isinstance(value, Formula):
        sheet.write(row, column, xlwt.Formula(value.text.removeprefix("=")))
    elif value is not None and value != "":
        sheet.write(row, column, value)


def biff5(page: Page, codepage: int | None = 936) -> bytes:
    """A book of Excel 5 as a bare stream: byte strings in GBK, with or without saying so."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    cells = b""
    for row, values in enumerate(page.rows):
        for column, value in enumerate(values):
            if isinstance(value, (int, float)):
                cells += record(0x0203, struct.pack("<HHHd", row, column, 0, value))
            elif value:
                raw = str(value).encode("gb18030")
                cells += record(0x0204, struct.pack("<HHHH", row, column, 0, len(raw)) + raw)
    start = struct.pack("<HHHH", 0x0500, 0x0010, 0x0BB8, 0x07CC)
    name = page.name.encode("gb18030")
    code = record(0x0042, struct.pack("<H", codepage)) if codepage else b""
    style = record(0x00E0, struct.pack("<HHH", 0, 0, 0) + b"\0" * 10)
    head = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0005, 0x0BB8, 0x07CC)) + code + style
    bound = 4 + 6 + 1 + len(name)
    offset = len(head) + bound + 4
    head += record(0x0085, struct.pack("<IHB", offset, 0, len(name)) + name) + record(0x000A, b"")
    return head + record(0x0809, start) + cells + record(0x000A, b"")


def xls_with_built_in_password(page: Page) -> bytes:
    """An xls encrypted with RC4 under Excel's own password, as protecting a workbook does."""
    return _rc4(xls(page), "VelvetSweatshop")


def xls_with_password(page: Page) -> bytes:
    return _rc4(xls(page), "示例口令")


def _rc4(content: bytes, password: str) -> bytes:
    """Encrypts the workbook stream of a file that xlwt wrote, record by record."""
    with olefile.OleFileIO(io.BytesIO(content)) as file:
        records = list(_records(file.openstream("Workbook").read()))
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    first = Cipher(ARC4(rc4._makekey(password, salt, 0)), mode=None).encryptor()
    secret = first.update(verifier) + first.update(md5(verifier).digest())
    length = sum(4 + len(body) for _, body in records)
    # readers want the stream's length to be a multiple of four, so a record that none of them reads fills it up
    records[1:1] = [(0x2F, struct.pack("<HHH", 1, 1, 1) + salt + secret), (0x1C0, b"\0" * (-(length + 62) % 4))]
    added = sum(4 + len(body) for _, body in records[1:3])
    out = bytearray()
    for kind, body in records:
        if kind == 0x85:  # where a sheet starts has moved
            body = struct.pack("<I", struct.unpack_from("<I", body)[0] + added) + body[4:]
        at = len(out) + 4
        stream = b"".join(
            Cipher(ARC4(rc4._makekey(password, salt, block)), mode=None).encryptor().update(b"\0" * 1024)
            for block in range(at // 1024, (at + len(body)) // 1024 + 1)
        )[at % 1024 :]
        hidden = bytes(one ^ two for one, two in zip(body, stream, strict=False))
        plain = len(body) if kind in (0x0809, 0x2F) else 4 if kind == 0x85 else 0
        out += struct.pack("<HH", kind, len(body)) + body[:plain] + hidden[plain:]
    saved = io.BytesIO()
    XlsDoc().save(saved, bytes(out))
    return saved.getvalue()


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if not kind:
            return  # xlwt fills the last sector with zeros
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def encrypted_xlsx(content: bytes, password: str) -> bytes:
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """A zip whose bytes do not depend on the clock."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def ods(*pages: Page) -> bytes:
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ods_xml(*pages)})


def ods_xml(*pages: Page) -> str:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    styles = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    tables = "".join(_ods_table(page) for page in pages)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def _ods_table(page: Page) -> str:
    spans = {
        (top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in map(corners, page.merges)
    }

    def unseen(number: int, numbers: tuple[int, ...]) -> str:
        return ' table:visibility="collapse"' if number in numbers else ""

    columns = "".join(f"<table:table-column{unseen(number, page.hidden_columns)}/>" for number in range(1, 20))
    rows = "".join(
        f"<table:table-row{unseen(row + 1, page.hidden_rows)}>"
        + "".join(_ods_cell(value, spans.get((row, column))) for column, value in enumerate(values))
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row, values in enumerate(page.rows)
    )
    style = "ta2" if page.hidden else "ta1"
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return f'<table:table table:name="{page.name}" table:style-name="{style}">{columns}{rows}{empty}</table:table>'


def _ods_cell(value: Any, span: tuple[int, int] | None) -> str:
    attributes = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    if isinstance(value, Pct):
        attributes += f' office:value-type="percentage" office:value="{value.number}"'
        shown = f"{value.number * 100:g}%"
    elif isinstance(value, Shown):
        attributes += f' office:value-type="float" office:value="{value.number}"'
        shown = value.words
    elif isinstance(value, (int, float)):
        attributes += f' office:value-type="float" office:value="{value}"'
        shown = f"{value}"
    elif isinstance(value, date):
        attributes += f' office:value-type="date" office:date-value="{value}"'
        shown = f"{value:%Y/%m/%d}"
    else:
        shown = "" if value is None else str(value)
        attributes += ' office:value-type="string"' if shown else ""
    return (
        f"<table:table-cell{attributes}>"
        + (f"<text:p>{escape(shown)}</text:p>" if shown else "")
        + "</table:table-cell>"
    )


def spreadsheetml(page: Page, encoding: str = "utf-8") -> bytes:
    spans = {(top, left): (bottom - top, right - left) for top, left, bottom, right in map(corners, page.merges)}
    lines = ""
    for row, values in enumerate(page.rows):
        cells = ""
        for column, value in enumerate(values):
            if value in (None, ""):
                continue
            down, across = spans.get((row, column), (0, 0))
            merged = (f' ss:MergeAcross="{across}"' if across else "") + (f' ss:MergeDown="{down}"' if down else "")
            style, kind, shown = "", "String", value
            if isinstance(value, Pct):
                style, kind, shown = ' ss:StyleID="s1"', "Number", value.number
            elif isinstance(value, (int, float)):
                kind = "Number"
            elif isinstance(value, date):
                kind, shown = "DateTime", f"{value}T00:00:00.000"
            cells += f'<Cell ss:Index="{column + 1}"{style}{merged}><Data ss:Type="{kind}">{escape(str(shown))}</Data></Cell>'
        unseen = ' ss:Hidden="1"' if row + 1 in page.hidden_rows else ""
        lines += f'<Row ss:Index="{row + 1}"{unseen}>{cells}</Row>'
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style></Styles>'
        f'<Worksheet ss:Name="{page.name}"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode(encoding)


def html(page: Page, encoding: str = "gb18030") -> bytes:
    return _html(page).encode(encoding)


def _html(page: Page) -> str:
    spans = {
        (top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in map(corners, page.merges)
    }
    covered = {
        (row, column)
        for top, left, bottom, right in map(corners, page.merges)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    width = max(len(row) for row in page.rows)
    lines = ""
    for row, values in enumerate(page.rows):
        cells = ""
        for column in range(width):
            if (row, column) in covered:
                continue
            value = values[column] if column < len(values) else None
            shown = f"{value.number * 100:g}%" if isinstance(value, Pct) else "" if value is None else str(value)
            down, across = spans.get((row, column), (1, 1))
            stored = f' x:num="{value.number}"' if isinstance(value, Pct) else ""
            merged = (f" rowspan={down}" if down > 1 else "") + (f" colspan={across}" if across > 1 else "")
            cells += f"<td{merged}{stored}>{escape(shown)}</td>"
        lines += f"<tr>{cells}\n"
    return f"<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><body><table border=1>{lines}</table></body></html>"


def mhtml(*pages: Page) -> bytes:
    names = "".join(f"<x:ExcelWorksheet><x:Name>{page.name}</x:Name></x:ExcelWorksheet>" for page in pages)
    parts = [("book.htm", f"<html><head><xml>{names}</xml></head><frameset></frameset></html>")]
    parts += [(f"sheet{number:03}.htm", _html(page)) for number, page in enumerate(pages, start=1)]
    out = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="----=_edge"\n\n'
    for location, words in parts:
        quoted = "".join(
            chr(b) if (32 <= b < 127 and b != 61) or b == 10 else f"={b:02X}" for b in words.encode("gb18030")
        )
        quoted = re.sub(r"(.{60,70}(?:=..)?)(?=[^=]{0,2}[^=\n])", r"\1=\n", quoted) if False else quoted
        out += f'------=_edge\nContent-Location: file:///C:/{location}\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/html; charset="gb2312"\n\n{quoted}\n\n'
    return (out + "------=_edge--\n").encode("ascii")


def csv(page: Page, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    def one(value: Any) -> str:
        shown = f"{value.number * 100:g}%" if isinstance(value, Pct) else "" if value is None else str(value)
        return '"' + shown.replace('"', '""') + '"' if re.search(rf'[{delimiter}"\n]', shown) else shown

    return "".join(delimiter.join(map(one, row)) + "\r\n" for row in page.rows).encode(encoding)


def xlsb(page: Page) -> bytes:
    """A package of binary records with strings in place."""

    def record(kind: int, body: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size, count = b"", len(body)
        while True:
            size += bytes([count & 0x7F | (0x80 if count > 0x7F else 0)])
            count >>= 7
            if not count:
                return head + size + body

    def words(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    width = max(len(row) for row in page.rows)
    data = record(129) + record(148, struct.pack("<IIII", 0, len(page.rows) - 1, 0, width - 1)) + record(145)
    for row, values in enumerate(page.rows):
        data += record(0, struct.pack("<IIHBBI", row, 0, 300, 0, 0, 0)[:17])
        for column, value in enumerate(values):
            style = 1 if isinstance(value, Pct) else 0
            at = struct.pack("<II", column, style)
            number = value.number if isinstance(value, Pct) else value
            if isinstance(number, int) and not isinstance(number, bool):
                data += record(2, at + struct.pack("<i", number << 2 | 2))
            elif isinstance(number, float):
                data += record(5, at + struct.pack("<d", number))
            elif number:
                data += record(6, at + words(str(number)))
    data += record(146)
    for merge in page.merges:
        top, left, bottom, right = corners(merge)
        data += record(176, struct.pack("<IIII", top, bottom, left, right))
    data += record(130)
    styles = record(278) + record(617, struct.pack("<I", 2))
    styles += b"" + b"".join(
        record(47, struct.pack("<HHHHHBBHH", 0, form, 0, 0, 0, 0, 0, 0, 0)[:16]) for form in (0, 10)
    )
    styles += record(618) + record(279)
    book = record(131) + record(153, struct.pack("<IIH", 0, 0, 0)) + record(143)
    book += (
        record(156, struct.pack("<II", 1 if page.hidden else 0, 1) + words("rId1") + words(page.name))
        + record(144)
        + record(132)
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{kind}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{kind}/worksheet" Target="worksheets/sheet1.bin"/>'
            f'<Relationship Id="rId2" Type="{kind}/styles" Target="styles.bin"/></Relationships>',
            "xl/styles.bin": styles,
            "xl/worksheets/sheet1.bin": data,
        }
    )


def address(row: int, column: int) -> str:
    return f"{letter(column)}{row}"
