"""A bulletin as a Word file: the office's template, filled in."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import Environment, StrictUndefined

from data.wording import translate
from exports.bulletin.document import Bulletin
from exports.bulletin.notes import Notes
from exports.bulletin.pictures import pictures
from exports.bulletin.tables import rows
from exports.sentences.wording import UNPRINTABLE, Paragraph, capital
from exports.templates.styles import LEAD, MARK

TEMPLATES = Path(__file__).parent.parent / "templates"
PICTURE_MM = 150


def word(made: Bulletin, template: Path | None = None) -> bytes:
    """The bytes of the .docx. `template`: the office's own; by default that of exports/templates."""
    paper = DocxTemplate(template or TEMPLATES / f"bulletin.{made.language}.docx")
    drawn = pictures(made.facts)
    images = {name: InlineImage(paper, io.BytesIO(each.png), width=Mm(PICTURE_MM)) for name, each in drawn.items()}
    titles = {f"{name}_title": each.title for name, each in drawn.items()}
    return filled(paper, {**context(made), **images, **titles})


def context(made: Bulletin) -> dict[str, Any]:
    """What the template may name: title, when, sample, the sections, the rows of the tables, notes."""
    told = {name: _section(section, made) for name, section in made.sections.items()}
    notes = [f"[{at}] {text}" for at, text in enumerate(made.notes.texts(), 1)]
    blank = dict.fromkeys(("county_picture", "county_picture_title", "fund_picture", "fund_picture_title"))
    return {
        "title": made.title,
        "when": made.when,
        "sample": made.sample,
        **told,
        **rows(made.facts),
        "notes": [*notes, *made.basis],
        **blank,
    }


def filled(paper: DocxTemplate, values: Mapping[str, Any]) -> bytes:
    """The template with its fields filled in; what comes out of data can never be markup or a field."""
    paper.render(dict(values), Environment(autoescape=True, undefined=StrictUndefined))
    # libraries keep their own names and times in a file; a bulletin says when it speaks of, not when it was made
    paper.docx.core_properties.title = str(values["title"])
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _section(section: Sequence[Paragraph], made: Bulletin) -> list[RichText]:
    marked: set[int] = set()
    return [rich(each, made.notes, made.language, marked) for each in section]


def rich(told: Paragraph, notes: Notes, language: str, marked: set[int]) -> RichText:
    """A paragraph with its lead in other letters and the numbers of its notes, unless `marked` before, raised."""
    text = RichText()
    if told.lead:
        text.add(_clean(told.lead), style=LEAD)
    for at, said in enumerate(told.sentences):
        gap = " " if language != "zh" and (at or told.lead) else ""
        for nth, clause in enumerate(said):
            words = clause.text if nth else gap + capital(clause.text, language)
            text.add(_clean(words))
            marks = notes.new_marks(clause.of, marked)
            if marks:
                text.add(f"[{','.join(map(str, marks))}]", style=MARK)
            text.add(translate(language, "；") if nth + 1 < len(said) else translate(language, "。"))
    return text


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("", text)
