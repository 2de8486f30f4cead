"""Parcels of submissions: names in any encoding, nothing left behind, and every limit said in a sentence."""

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from data.findings import SENTENCES
from data.model import received_before
from data.store import Store
from loaders import parcel
from loaders.__main__ import main
from loaders.grid import Unreadable
from loaders.incoming import Incoming
from loaders.parcel import expand, is_parcel
from tests.conftest import SAMPLE

NAME = "2023-02/雁江区_2月·进展.xlsx"
WORKBOOK = (SAMPLE / "2023-02" / "雁江区_2023年02月_民生实事进展情况.xlsx").read_bytes()


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return content.getvalue()


def unflagged(raw: bytes, data: bytes = b"x") -> bytes:
    """A parcel whose one name is `raw`, without a word about its encoding: how older Windows programs write it."""
    placeholder = b"n" * len(raw)
    return packed({placeholder.decode(): data}).replace(placeholder, raw)


def names(content: bytes) -> list[str]:
    return [file.file_name for file in expand("报送.zip", content)]


def refused(content: bytes) -> str:
    with pytest.raises(Unreadable) as answer:
        expand("报送.zip", content)
    assert answer.value.code in SENTENCES
    return answer.value.code


def test_folders_stay_in_the_name_and_bytes_come_whole() -> None:
    files = expand("报送.zip", packed({NAME: WORKBOOK, "附件.csv": b"a,b"}))
    assert files == [Incoming(f"报送.zip/{NAME}", WORKBOOK), Incoming("报送.zip/附件.csv", b"a,b")]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
@pytest.mark.parametrize("name", [NAME, "联通.csv", "plain.csv", "誠信.csv", "〇一〇.xlsx"])
def test_names_are_decoded_right(encoding: str, name: str) -> None:
    assert names(unflagged(name.encode(encoding))) == [f"报送.zip/{name}"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"../../etc/passwd", "etc/passwd"),
        (b"/etc/cron.d/job", "etc/cron.d/job"),
        (b"C:\\Users\\a.xlsx", "Users/a.xlsx"),
        (b"..\\..\\a.xlsx", "a.xlsx"),
        (b"a/./b\x07.csv", "a/b.csv"),
    ],
)
def test_a_name_leads_nowhere(raw: bytes, shown: str) -> None:
    assert names(unflagged(raw)) == [f"报送.zip/{shown}"]


def test_what_systems_leave_behind_is_skipped() -> None:
    junk = ["__MACOSX/._a.xlsx", "a/.DS_Store", "Thumbs.db", "b/desktop.ini", "~$a.xlsx", ".git/config", "空/"]
    assert names(packed(dict.fromkeys(junk, b"") | {"a/b.csv": b"1"})) == ["报送.zip/a/b.csv"]
    assert refused(packed(dict.fromkeys(junk, b""))) == "zip_empty"
    assert refused(packed({})) == "zip_empty"


def test_limits_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(packed({f"{number}.csv": b"" for number in range(501)})) == "zip_too_many"
    assert refused(packed({f"{number}.csv": bytes(101_000_000) for number in range(2)})) == "zip_too_large"
    monkeypatch.setattr(parcel, "MAX_ENTRIES", 3)
    many = packed({f"{number}.csv": b"" for number in range(4)})
    assert (is_parcel(many), refused(many)) == (True, "zip_too_many")


def test_an_entry_that_lies_about_its_size_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed({"a.csv": bytes(5_000_000)})
    lying = content.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 10))
    monkeypatch.setattr(parcel, "MAX_UNPACKED", 1_000_000)
    assert refused(lying) in ("zip_too_large", "zip_damaged")


def test_locked_damaged_and_odd_parcels_are_named() -> None:
    whole = packed({"a.csv": b"1,2,3\n" * 50})
    locked = bytearray(whole)
    for start, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[whole.index(start) + at] |= 1
    assert refused(bytes(locked)) == "zip_locked"
    assert refused(whole.replace(b"PK\x03\x04", b"PK\x00\x00")) == "zip_damaged"
    assert refused(whole[:40]) == "zip_damaged"
    assert refused(packed({"a.csv": b"1"}, zipfile.ZIP_LZMA)) == "zip_method"


def test_a_workbook_is_no_parcel() -> None:
    assert not is_parcel(WORKBOOK)
    assert not is_parcel(b"a,b\n")
    assert not is_parcel(b"PK\x03\x04 cut off")
    assert is_parcel(packed({NAME: WORKBOOK}))
    assert is_parcel(packed({}))


@pytest.fixture
def registered(tmp_path: Path) -> Path:
    registers = [str(SAMPLE / "01_实事项目清单.xlsx"), str(SAMPLE / "02_目标任务分解表.xlsx")]
    assert main(["load", *registers, "--store", str(tmp_path / "store")]) == 0
    return tmp_path


def test_a_parcel_loads_like_its_files(registered: Path, capsys: Any) -> None:
    inner = packed({"b.csv": b"1"})
    sent = packed({NAME: WORKBOOK, "里面.zip": inner, "__MACOSX/._x": b"1"})
    (registered / "报送.zip").write_bytes(sent)
    capsys.readouterr()
    said = ["load", str(registered / "报送.zip"), "--store", str(registered / "store"), "--json"]
    assert main(said) == 1
    answer = json.loads(capsys.readouterr().out)
    found = {
        Path(file["file"]).name: (file["status"], [f["code"] for f in file["findings"]]) for file in answer["files"]
    }
    assert found == {"雁江区_2月·进展.xlsx": ("accepted", []), "里面.zip": ("rejected", ["archive"])}
    assert [one["number"] for one in answer["receipts"]] == ["2023-02-雁江区-000002-01"]
    reports = Store(registered / "store").table("submissions", received_before=received_before(None))
    assert "雁江区_2月·进展.xlsx" in reports.get_column("file_name")


def test_a_parcel_that_cannot_be_opened_is_one_refused_file(registered: Path, capsys: Any) -> None:
    (registered / "空.zip").write_bytes(packed({}))
    capsys.readouterr()
    assert main(["load", str(registered / "空.zip"), "--store", str(registered / "store")]) == 2
    assert "压缩包里没有可以读取的文件。 请检查是否把填报表放进了压缩包。" in capsys.readouterr().out
