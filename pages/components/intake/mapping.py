"""Headers in doubt: a person says which field each is, or that the column is not used."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.components.frame.heading import plain
from pages.components.frame.language import t
from pages.components.intake import dictionary
from pages.components.intake.address import place
from pages.components.intake.recognised import Column, Table

NOT_USED = ""
Answers = dict[str, str | None]
"""Header, numbered where it stands twice → field, or None for a column that is not used."""


@dataclass(frozen=True, slots=True)
class Question:
    """A header in doubt: where it stands, the field proposed, the fields that it can be, what was said before."""

    key: str
    header: str
    letter: str
    proposed: str | None
    fields: tuple[str, ...]
    said: str | None = None


def questions(table: Table, confirmed: Mapping[str, str | None]) -> list[Question]:
    """What there is to ask of a table, and what was answered before; equal headers are asked of column by column."""
    open_ = [one for one in table.columns if _is_open(one, confirmed)]
    asked = {one.key for one in open_}
    taken = {one.field for one in table.columns if one.field and one.certain and one.key not in asked}
    free = tuple(field for field in dictionary.names() if field not in taken)
    return [_question(one, free, confirmed) for one in open_]


def ask(table: Table, confirmed: Mapping[str, str | None], key: str) -> Answers | None:
    """Ask about the headers in doubt; the answers once the reader has sent them."""
    asked = questions(table, confirmed)
    if not asked:
        return None
    with st.form(key):
        if all(one.said is not None for one in asked):
            st.markdown(t("**以下各列的内容是人工确认的。** 不对的可以改选。"))
        else:
            st.markdown(t("**请确认以下各列的内容。** 没有选的列不采用。"))
        chosen = {one.key: _select(one, f"{key}_{one.letter}") for one in asked}
        is_sent = st.form_submit_button(t("按此重新识别"), type="primary")
        st.caption(t("入库后记住：同一单位、同样表头的表以后按此识别，不再询问。"))
    answers = {of: field or None for of, field in chosen.items() if field is not None}
    if not is_sent or (twice := _twice(answers)):
        if is_sent:
            st.error(plain(t("“{field}”选了不止一次。每项内容只能对应一列。", field=dictionary.name(twice))))
        return None
    return answers


def _is_open(column: Column, confirmed: Mapping[str, str | None]) -> bool:
    return bool(column.header) and (column.key in confirmed or bool(column.field and not column.certain))


def _question(column: Column, free: Sequence[str], confirmed: Mapping[str, str | None]) -> Question:
    is_said = column.key in confirmed
    proposed = None if is_said else column.field
    first = [proposed] if proposed in free and proposed else []
    fields = (*first, NOT_USED, *(field for field in free if field != proposed))
    said = (confirmed[column.key] or NOT_USED) if is_said else None
    return Question(column.key, column.header, column.letter, proposed, fields, said)


def _select(one: Question, key: str) -> str | None:
    """The field chosen, NOT_USED, or None while nothing is."""

    def called(field: str) -> str:
        if field == NOT_USED:
            return t("不采用这一列")
        words = dictionary.choice(field)
        return t("{field}　← 可能是这一项", field=words) if field == one.proposed else words

    header = one.header.replace("|", " / ")
    asked = (
        t("{cell}“{header}”是什么内容？", cell=one.letter, header=header)
        if place(one.letter)
        else t("{letter}列“{header}”是什么内容？", letter=one.letter, header=header)
    )
    chosen: str | None = st.selectbox(
        plain(asked),
        one.fields,
        index=one.fields.index(one.said) if one.said in one.fields else None,
        format_func=called,
        placeholder=t("请选择"),
        key=key,
        width=520,
    )
    return chosen


def _twice(answers: Answers) -> str:
    counts = Counter(field for field in answers.values() if field)
    return next((field for field, count in counts.items() if count > 1), "")
