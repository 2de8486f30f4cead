"""What is said of a column: how it is called, counted and shown, and what it was divided by."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["text", "code", "money", "percent", "points", "index", "days", "count", "quantity", "date", "time"]


@dataclass(frozen=True, slots=True)
class Column:
    """How a column is called, counted and shown. `over` says in words what a rate was divided by."""

    label: str
    form: Form = "text"
    unit: str | None = None
    over: str | None = None
