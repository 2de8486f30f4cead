"""Single-file web pages (MHTML) that Excel and WPS save as .mht or .xls: one page per sheet."""

import email
import email.policy
import re

from loaders.formats import html, text
from loaders.grid import Grid, Sheet, Unreadable


def read(content: bytes, file_name: str) -> Grid:
    """The pages with tables as sheets."""
    message = email.message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n "), policy=email.policy.compat32)
    pages: list[tuple[str, str, str]] = []
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(payload := part.get_payload(decode=True), bytes):
            words, encoding, _ = text.decode(payload)
            pages.append((str(part.get("Content-Location", "")), words, encoding))
    names = [name for _, words, _ in pages for name in re.findall(r"<x:Name>([^<]+)</x:Name>", words)]
    sheets: list[Sheet] = []
    for location, words, _ in pages:
        name = names[len(sheets)] if len(sheets) < len(names) else f"Sheet{len(sheets) + 1}"
        if not location.endswith("tabstrip.htm") and (sheet := html.sheet(words, name)):
            sheets.append(sheet)
    if not sheets:
        raise Unreadable("web_page")
    return Grid(file_name, "mhtml", pages[0][2], sheets, [])
