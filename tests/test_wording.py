"""Every sentence that a person reads has an English translation, and no translation is left over."""

import ast
import re
from pathlib import Path
from string import Formatter

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
KEYWORDS = {"msg": None, "t": None, "tn": None, "translate": ((2,)), "translate_count": ((2,))}
FOLDERS = ("data", "loaders", "metrics", "exports", "pages")


def in_code() -> set[str]:
    found = set()
    for folder in FOLDERS:
        for _, _, text, _, _ in extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS):
            found.add(text if isinstance(text, str) else text[0])
    return {text for text in found if text}


def called() -> set[str]:
    """The sentences that calls name, wherever they stand."""
    paths = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    calls = (
        node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    )
    found = set()
    for call in calls:
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        at = {"msg": 0, "t": 0, "tn": 0, "translate": 1, "translate_count": 1}.get(name)
        text = call.args[at] if at is not None and len(call.args) > at else None
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            found.add(text.value)
    return found


def in_catalogue() -> dict[str, list[str]]:
    with (ROOT / "data/locale/en/LC_MESSAGES/messages.po").open("rb") as source:
        catalogue = read_po(source, locale="en")
    return {
        (message.id if isinstance(message.id, str) else message.id[0]): (
            [message.string] if isinstance(message.string, str) else list(message.string)
        )
        for message in catalogue
        if message.id and not message.fuzzy
    }


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_sentence_is_translated_and_none_is_left_over():
    translated = {text for text, strings in in_catalogue().items() if all(strings)}
    assert sorted(in_code() - translated) == []
    assert sorted(in_catalogue().keys() - in_code()) == []


def test_no_sentence_stands_where_it_is_not_found():
    """Inside an f-string a call is not seen by the extraction before Python 3.12."""
    assert sorted(called() - in_code() - {""}) == []


def test_a_translation_fills_in_the_same_names():
    different = {
        text: strings
        for text, strings in in_catalogue().items()
        if any(names(string) - {"n"} != names(text) - {"n"} for string in strings)
    }
    assert different == {}


def unquoted(text: str) -> str:
    return re.sub(r'"[^"]*"', "…", text)


WIDE = re.compile(r"[\u2018-\u201d\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]|×10")
BLANKS = re.compile(r"\S  | [,;:!](?!\w)|\w \?$|(?<=[a-z}]) \.(?![a-z])|[\d}] %|\d \d{3}\b")
THINGS = (
    "tasks|projects|counties|days|months|rows|files|submissions|figures|milestones|problems|columns|relations|tables"
)
FORMS = re.compile(r"\{\w+:[^{}|]*\|(?:[^{}]|\{\w+\})*\}")
MANY = re.compile(rf"\{{(?!whole|parts|limit|most|base)\w+\}} (?:[a-z]+ )?(?:{THINGS})\b")
"""A count beside a word that only many of a thing have; `whole`, `parts` and limits are never one."""


def test_english_has_no_chinese_letters_and_marks_except_in_quotes():
    said = {string for strings in in_catalogue().values() for string in strings}
    assert {string for string in said if WIDE.search(unquoted(string))} == set()


def test_english_sets_blanks_as_english_does():
    said = {string for strings in in_catalogue().values() for string in strings}
    assert {string for string in said if BLANKS.search(unquoted(string))} == set()


def test_a_count_is_followed_by_both_forms_of_its_word():
    """By a plural of gettext, or in the sentence: {n:task|tasks}."""
    said = {strings[0] for strings in in_catalogue().values()}
    assert {string for string in said if MANY.search(FORMS.sub("", string))} == set()


def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop():
    sentences = {text: strings for text, strings in in_catalogue().items() if text.endswith("。") and len(text) > 6}
    wrong = {
        string for strings in sentences.values() for string in strings if not re.match(r'[ *▲]*[A-Z{".(-]', string)
    }
    assert (
        wrong | {string for strings in sentences.values() for string in strings if not string.rstrip().endswith(".")}
        == set()
    )


def test_no_translation_says_itself_twice():
    said = {string for strings in in_catalogue().values() for string in strings}
    halves = {string: len(string) // 2 for string in said if len(string) > 20}
    assert {string for string, half in halves.items() if string[:half] == string[-half:]} == set()
