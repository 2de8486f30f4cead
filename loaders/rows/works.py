"""What a report may tell of works besides progress: when they started, 入库, investment of this year and of the last.

Few forms ask for these, so that a cell that cannot be read is asked about and never costs its row.
An empty 入库时间 says that the project has not been entered, for that column stays empty until it is; an empty 是否入库
says nothing, and is asked about once the works have started. A form without either column says nothing.
"""

from datetime import date
from decimal import Decimal
from typing import TypedDict

from data.model import Severity
from data.reference import milestone_position, stages
from loaders.rows.rowreader import RowReader

ENTERED = frozenset({"是", "已", "已入库", "已入统", "已纳统", "已纳统入库", "入库", "纳统", "有", "√", "y", "yes"})
NOT_ENTERED = frozenset({"否", "未", "未入库", "未入统", "未纳统", "不", "没有", "无", "尚未入库", "×", "x", "n", "no"})


class Works(TypedDict):
    """The fields of data.model.ProgressReport that are read here."""

    start_actual_on: date | None
    registered_on: date | None
    is_registered: bool | None
    done_ytd_wan: Decimal | None
    done_before_wan: Decimal | None


def of_report(reader: RowReader, category: str, stage: str | None) -> Works:
    """What the row says; every field is None where it says nothing."""
    is_built = category == "construction"
    registered_on = _day(reader, "registered_on") if is_built else None
    return {
        "start_actual_on": _day(reader, "start_actual_on") if is_built else None,
        "registered_on": registered_on,
        "is_registered": _is_registered(reader, stage, registered_on) if is_built else None,
        "done_ytd_wan": _amount(reader, "done_ytd_wan"),
        "done_before_wan": _amount(reader, "done_before_wan"),
    }


def _is_registered(reader: RowReader, stage: str | None, on: date | None) -> bool | None:
    words = reader.raw("is_registered").casefold() or reader.raw("registered_on").casefold()
    if on is not None or words in ENTERED:
        return True
    if words in NOT_ENTERED or (reader.has("registered_on") and not reader.says("registered_on")):
        return False
    if reader.says("is_registered"):
        reader.find("entry_unread", Severity.QUESTIONED, "is_registered", field=reader.header("is_registered"))
    elif reader.has("is_registered") and _has_started(stage):
        reader.find("entry_unsaid", Severity.QUESTIONED, "is_registered", field=reader.header("is_registered"))
    return None


def _has_started(stage: str | None) -> bool:
    position = dict(stages().select("stage", "position").iter_rows()).get(stage)
    return position is not None and position >= milestone_position("started")


def _day(reader: RowReader, field: str) -> date | None:
    """The day of a cell; words that are no day are asked about, except those that say not yet."""
    day = reader.stated_day(field)
    words = reader.raw(field).casefold()
    if day is None and reader.says(field) and words not in ENTERED | NOT_ENTERED and not words.startswith("未"):
        reader.find("day_unread", Severity.QUESTIONED, field, field=reader.header(field))
    return day


def _amount(reader: RowReader, field: str) -> Decimal | None:
    amount = reader.stated(field)
    if amount is not None and 0 <= amount < 10**12 and amount == round(amount, 6):
        return amount
    if amount is not None or reader.says(field):
        reader.find("amount_unread", Severity.QUESTIONED, field, field=reader.header(field))
    return None
