"""Text that spreadsheets must not take for a formula, and how wide it stands."""

import unicodedata

SIGNS = "=+-@＝＋－＠"
"""What Excel or WPS may begin a formula with; the full-width ones too, in East Asian settings."""
CONTROLS = "\t\r\n"
UNSEEN = "\ufeff\u200b\u200c\u200d\u2060\x00"
"""Characters that a program may drop before it looks for a sign."""


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet may run `text`: a formula's sign first, or behind blanks, or a control character first."""
    return text.startswith(tuple(CONTROLS)) or _seen(text).startswith(tuple(SIGNS))


def neutral(text: str) -> str:
    """`text` for a CSV cell: behind an apostrophe where it could run as a formula."""
    return f"'{text}" if looks_like_formula(text) else text


def width(text: str) -> int:
    """How many narrow characters wide the longest line of `text` stands; a Chinese character counts two."""
    return max((sum(_columns(character) for character in line) for line in text.splitlines()), default=0)


def _seen(text: str) -> str:
    start = next((at for at, letter in enumerate(text) if not (letter.isspace() or letter in UNSEEN)), len(text))
    return text[start:]


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
