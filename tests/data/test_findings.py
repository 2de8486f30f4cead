"""Every code that a loader can raise has its sentences, and every sentence can be filled in."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from data.findings import SENTENCES, reason, remedy
from data.model import Finding, Severity
from data.wording import LANGUAGES

LOADERS = Path(__file__).parent.parent.parent / "loaders"
RAISING = {"Unreadable": 0, "find": 0, "finding": 0, "_refusal": 1, "_of_sheet": 2, "_of_table": 2}


def codes() -> dict[str, str]:
    """Code → a file that raises it: the literal arguments of what makes findings, and of `problem=`."""
    found = {}
    for path in LOADERS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for code in _codes(node):
                found[code] = path.name
    return found


def _codes(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Tuple) and len(node.elts) == 5:
        words = [each.value for each in node.elts[:2] if isinstance(each, ast.Constant)]
        return [str(words[0])] if len(words) == 2 and words[1] in set(Severity) else []
    if not isinstance(node, ast.Call):
        return []
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    at = RAISING.get(name)
    given = [node.args[at]] if at is not None and len(node.args) > at else []
    given += [keyword.value for keyword in node.keywords if keyword.arg in ("problem", "code")]
    words = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return [word for word in words if re.fullmatch("[a-z][a-z_0-9]{3,}", word)]


def test_every_code_that_is_raised_has_its_sentences():
    raised = codes()
    assert len(raised) > 60
    assert {code: where for code, where in raised.items() if code not in SENTENCES} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_whole_once_its_words_are_filled_in(code, language):
    names = {name for text in SENTENCES[code] for _, name, _, _ in Formatter().parse(text) if name}
    params = dict.fromkeys(names - {"value"}, "某")
    found = Finding(submission_id="", code=code, severity=Severity.NOTED, value="某", params=params)
    for said in (reason(found, language), remedy(found, language)):
        assert said.endswith(("。", "."))
        assert "{" not in said
