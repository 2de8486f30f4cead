"""The shared strings of xlsx files: text with its runs; long lists in the plain spelling read by one pattern."""

import re
from html import unescape
from xml.etree.ElementTree import Element

from loaders.formats.package import local, tree
from loaders.grid import Unreadable

_STRING = re.compile(r"<si>(?:<t(?: [^<>]*)?>([^<]*)</t>(?:<phoneticPr [^<>]*/>)?|([^<]*(?:<(?!/?si>)[^<]*)*))</si>")
_DECLARED = re.compile(r'<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?[^>]*\?>')


class OtherSpelling(Exception):  # noqa: N818 a reason to take the long way, not an error
    """The part is written in a way that the pattern does not cover."""


def read(content: str) -> list[str]:
    """The strings of a part. Raises OtherSpelling unless every one was matched."""
    check(content)
    found = _STRING.findall(content)
    if not found or len(found) != content.count("<si") or len(found) != content.count("</si>"):
        raise OtherSpelling
    try:
        return [text(tree(f"<si>{inner}</si>".encode())) if inner else unescape(shown) for shown, inner in found]
    except Unreadable as error:
        raise OtherSpelling from error


def check(content: str) -> None:
    """Refuse a part that is no plain XML: another version or encoding, comments, declarations, raw sections."""
    if not _DECLARED.match(content) or ("!" in content and "<!" in content):  # a single sign is found faster
        raise OtherSpelling


def text(element: Element) -> str:
    """The text of a string with its runs, without the reading aids that Asian editions add."""
    found = ""
    for part in element:
        name = local(part.tag)
        if name == "t":
            found += part.text or ""
        elif name == "r":
            found += "".join(run.text or "" for run in part if local(run.tag) == "t")
    return found
