"""Zip packages (xlsx, xlsb, ods): opened with limits, their XML read without entities."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError, XMLParser, XMLPullParser, fromstring
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
        if len(infos) > MAX_PARTS or unpacked > BOMB_UNPACKED and unpacked > BOMB_RATIO * len(content):
            raise Unreadable("zip_bomb", size=f"{unpacked / 1e6:.0f}")
        if unpacked > MAX_UNPACKED:
            raise Unreadable("too_large", size=f"{unpacked / 1e6:.0f}")
        self.names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}
        self.encrypted = any(info.flag_bits & 1 for info in infos)

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").lower() in self.names

    def open(self, name: str) -> IO[bytes]:
        """A part as a stream. Raises Unreadable where it is missing."""
        info = self.names.get(name.lstrip("/").lower())
        if info is None:
            raise Unreadable("damaged")
        return self._zip.open(info)

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


class _RootReached(Exception):
    """The prologue ended without a document type."""


def refuse_entities(start: bytes) -> None:
    """Refuse XML that declares a document type: sheets never do, entity bombs must."""

    def refuse(*_: object) -> None:
        raise Unreadable("xml_bomb")

    def stop(*_: object) -> None:
        raise _RootReached

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    try:
        parser.Parse(start, False)
    except (_RootReached, expat.ExpatError):
        return  # what is wrong with the XML itself, its reader will say


def tree(content: bytes) -> Element:
    """A small XML document as a tree."""
    refuse_entities(content)
    try:
        return fromstring(content, XMLParser())
    except (ParseError, LookupError, ValueError) as error:
        raise Unreadable("damaged") from error


def elements(stream: IO[bytes], whole: frozenset[str]) -> Iterator[Element]:
    """The elements named in `whole` (without namespace) one after the other; each is emptied after use."""
    parser = XMLPullParser(["end"])
    names: dict[str, bool] = {}
    try:
        first = True
        while chunk := stream.read(1 << 16):
            if first:
                refuse_entities(chunk)
                first = False
            parser.feed(chunk)
            for _, element in parser.read_events():
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
