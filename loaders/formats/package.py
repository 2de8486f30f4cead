"""Zip packages (xlsx, xlsb, ods): opened with limits, their XML read without entities."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import IO, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser, fromstring
from xml.parsers import expat

from loaders.grid import Unreadable

MAX_PARTS = 5_000
MAX_UNPACKED = 600_000_000
BOMB_UNPACKED = 80_000_000
BOMB_RATIO = 120


class Package:
    """A zip file whose parts are read by name; refuses bombs before a byte of them is unpacked."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise Unreadable("truncated") from error
        unpacked = sum(info.file_size for info in infos)
        if len(infos) > MAX_PARTS or (unpacked > BOMB_UNPACKED and unpacked > BOMB_RATIO * len(content)):
            raise Unreadable("zip_bomb", size=f"{unpacked / 1e6:.0f}")
        if unpacked > MAX_UNPACKED:
            raise Unreadable("too_large", size=f"{unpacked / 1e6:.0f}")
        self.names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}
        self.encrypted = any(info.flag_bits & 1 for info in infos)

    def __contains__(self, name: str) -> bool:
        """Whether the package has a part of this name."""
        return name.lstrip("/").lower() in self.names

    def open(self, name: str) -> IO[bytes]:
        """A part as a stream. Raises Unreadable where it is missing."""
        info = self.names.get(name.lstrip("/").lower())
        if info is None:
            raise Unreadable("damaged")
        return self._zip.open(info)

    def size(self, name: str) -> int:
        """The bytes that a part unpacks to; 0 where it is missing."""
        info = self.names.get(name.lstrip("/").lower())
        return info.file_size if info else 0

    def read(self, name: str) -> bytes:
        """A part as bytes."""
        with self.open(name) as stream:
            return stream.read()

    def xml(self, name: str) -> Element:
        """A part as an XML tree."""
        return tree(self.read(name))

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id → (last word of the kind, name of the part)."""
        folder, file = posixpath.split(name)
        path = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if path not in self:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.xml(path):
            target = relation.get("Target", "").replace("\\", "/")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], full)
        return found


class _RootReachedError(Exception):
    """The prologue ended without a document type."""


class Prologue:
    """Watches what stands before the root element: sheets declare no document type there, entity bombs must."""

    def __init__(self) -> None:
        self._parser: expat.XMLParserType | None = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._stop

    def feed(self, chunk: bytes) -> None:
        """Refuse a document type; after the root element nothing is watched any more."""
        if self._parser is None:
            return
        try:
            self._parser.Parse(chunk, False)
        except (_RootReachedError, expat.ExpatError):
            self._parser = None  # what is wrong with the XML itself, its reader will say

    def _refuse(self, *_: object) -> None:
        raise Unreadable("xml_bomb")

    def _stop(self, *_: object) -> None:
        raise _RootReachedError


def tree(content: bytes) -> Element:
    """A small XML document as a tree."""
    Prologue().feed(content)
    try:
        return fromstring(content)  # noqa: S314 document types are refused above
    except (ParseError, LookupError, ValueError) as error:
        raise Unreadable("damaged") from error


def elements(stream: IO[bytes], whole: frozenset[str]) -> Iterator[Element]:
    """The elements named in `whole` (without namespace) one after the other; each is emptied after use."""
    parser: XMLPullParser[Element] = XMLPullParser(["end"])
    names: dict[str, bool] = {}
    try:
        prologue = Prologue()
        while chunk := stream.read(1 << 16):
            prologue.feed(chunk)
            parser.feed(chunk)
            for _, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                tag = element.tag
                wanted = names.get(tag)
                if wanted is None:
                    wanted = names[tag] = local(tag) in whole
                if wanted:
                    yield element
                    element.clear()
        parser.close()
    except (ParseError, LookupError, zipfile.BadZipFile, EOFError) as error:
        raise Unreadable("damaged") from error


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rsplit("}", 1)[-1]
