"""The tables of sentences on a page, as they are sent to the browser."""

import json

import pandas as pd
from streamlit.testing.v1 import AppTest


def listed(app: AppTest, *columns: str) -> list[pd.DataFrame]:
    """The rows of each table of sentences that has `columns`: what a reader reads, by the names of the columns."""
    drawn = [each.proto for each in app.get("bidi_component")]
    sent = [json.loads(proto.json) for proto in drawn if proto.component_name == "minsheng_listing"]
    tables = [pd.DataFrame([list(map(_text, row)) for row in one["rows"]], columns=_names(one)) for one in sent]
    return [table for table in tables if set(columns) <= set(table.columns)]


def _names(sent: dict) -> list[str]:
    return [head["name"] for head in sent["heads"]]


def _text(cell: str | list[str]) -> str:
    """A cell's words; those that stand for a light come with its colour."""
    return cell if isinstance(cell, str) else cell[0]
