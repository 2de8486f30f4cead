"""The child process: hostile files hurt neither the server nor other readers, refusals come back by name."""

import io
import struct
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from loaders import reader
from loaders.formats.detect import read
from loaders.grid import Unreadable

SMALL = "项目名称,计划资金（万元）\n道路（示例）,12\n".encode()


def test_a_form_is_read_in_a_child_process() -> None:
    reading = reader.read_forms(SMALL, "a.csv")
    assert (reading.grid.encoding, [table.range for table in reading.tables]) == ("utf-8", ["A1:B2"])


def test_a_refusal_comes_back_with_its_cause() -> None:
    with pytest.raises(Unreadable) as refusal:
        reader.read_forms(b"%PDF-1.4", "a.xlsx")
    assert refusal.value.code == "pdf"


def package(sheet: bytes, strings: bytes = b"") -> bytes:
    """A workbook around the XML of one sheet."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    book.add_worksheet("表一").write(0, 0, "x")
    book.close()
    out = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = (
                sheet
                if name.endswith("sheet1.xml")
                else strings
                if strings and "sharedStrings" in name
                else old.read(name)
            )
            new.writestr(name, data)
    return out.getvalue()


SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def zip_bomb() -> bytes:
    return package(b"<worksheet " + SPACE + b"><sheetData>" + b" " * 300_000_000 + b"</sheetData></worksheet>")


def entity_bomb() -> bytes:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)).encode()
    return package(
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">' + lines + b"]><worksheet " + SPACE
        + b'><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData></worksheet>'
    )  # fmt: skip


def entity_bomb_behind_a_long_comment() -> bytes:
    return package(
        b'<?xml version="1.0"?><!--' + b"-x" * 60_000 + b"--><!DOCTYPE x [<!ENTITY a 'b'>]><worksheet " + SPACE + b"/>"
    )


def spreadsheetml_entity_bomb() -> bytes:
    start = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return start + b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


def too_many_cells() -> bytes:
    row = b"<row>" + b"<c><v>1</v></c>" * 2000 + b"</row>"
    return package(b"<worksheet " + SPACE + b"><sheetData>" + row * 2000 + b"</sheetData></worksheet>")


def html_of_endless_spans() -> bytes:
    return b"<table>" + b"<tr>" + b"<td colspan=1000 rowspan=1000>x</td>" * 300 + b"</tr></table>"


def broken_xls() -> bytes:
    """A compound file of 1 KB whose allocation table points at itself and promises a huge stream."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", 1, 0, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + b"\xff" * 432
    return (head[:512] + struct.pack("<I", 0) * 128)[:1024]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (zip_bomb, {"zip_bomb"}),
        (entity_bomb, {"xml_bomb"}),
        (entity_bomb_behind_a_long_comment, {"xml_bomb"}),
        (spreadsheetml_entity_bomb, {"xml_bomb"}),
        (too_many_cells, {"too_many_cells", "zip_bomb"}),
        (html_of_endless_spans, {"huge_spans"}),
        (broken_xls, {"truncated", "damaged", "unknown_type"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_hostile_file_is_refused_by_its_cause(content: Callable[[], bytes], codes: set[str]) -> None:
    made = content()
    before = memory()
    with pytest.raises(Unreadable) as refusal:
        reader.read_forms(made, "进度.xls")
    assert refusal.value.code in codes
    assert memory() - before < 100_000_000  # nothing of the child's gigabytes
    assert reader.read_forms(SMALL, "a.csv").tables[0].range == "A1:B2"


def test_a_declared_million_rows_cost_nothing() -> None:
    first = b'<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row>'
    rows = first + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content = package(
        b"<worksheet " + SPACE + b'><dimension ref="A1:XFD1048576"/><sheetData>' + rows + b"</sheetData></worksheet>"
    )
    cells, cpu_seconds = reader.in_child(cells_and_cpu, content)
    assert cells == 2
    assert cpu_seconds < 5


def cells_and_cpu(content: bytes) -> tuple[int, float]:
    """How many cells a workbook has, and what reading them takes of a processor, whoever else is at work."""
    start = time.process_time()
    cells = read(content, "a.xlsx").sheets[0].cells
    return len(cells), time.process_time() - start


def test_others_are_served_while_one_file_takes_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "DEADLINE", 300.0)
    begun, may_end = tmp_path / "begun", tmp_path / "may_end"
    ended: list[str] = []
    slow = threading.Thread(target=lambda: ended.append(reader.in_child(last_until, bytes(may_end), str(begun))))
    slow.start()
    while not begun.exists():
        time.sleep(0.05)
    read_meanwhile = [reader.read_forms(SMALL, "a.csv").tables[0].range for _ in range(3)]
    assert (read_meanwhile, ended) == (["A1:B2"] * 3, [])
    may_end.touch()
    slow.join()
    assert ended == ["ended"]


def last_until(content: bytes, begun: str) -> str:
    """Stands for a file that takes long: until a path exists."""
    Path(begun).touch()
    while not Path(content.decode()).exists():
        time.sleep(0.05)
    return "ended"


def memory() -> int:
    """Bytes that this process holds; 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * 4096 if statm.exists() else 0
