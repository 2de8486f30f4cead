"""Amounts by level of source (中央、省、市、县、其他): which column says whose money it is, and whether they add up."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.model import FundSource, Kind, Level, Measure, ProgressReport, Severity, Task, source_field
from loaders.formats.cells import show
from loaders.forms import fields, units
from loaders.forms.form import Column, Table, Value
from loaders.rows.rowreader import RowReader

WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.UPPER, re.compile("上级")),
    (Level.CENTRAL, re.compile("中央")),
    (Level.PROVINCIAL, re.compile("省")),
    (Level.COUNTY, re.compile("县|区")),
    (Level.CITY, re.compile("市")),
    (Level.OTHER, re.compile("其他|自筹|企业|社会资本|银行|贷款|农户")),
)
"""The first that is found in a header names the level: 县市区匹配 is the county's. 专项债券 names none."""
ABOVE, BELOW = {Level.UPPER, Level.CENTRAL, Level.PROVINCIAL}, {Level.COUNTY, Level.OTHER}
MEASURES = {f"{measure}_wan": measure for measure in Measure}


@dataclass(frozen=True)
class Part:
    """A column that holds a part of an amount."""

    measure: Measure
    level: Level
    column: Column

    @property
    def name(self) -> str:
        """What the form calls it."""
        return self.column.header.split("|")[-1]


def of_task(reader: RowReader, task: Task) -> list[FundSource]:
    """What the breakdown says of the sources of a task's planned funding."""
    parts = [part for part in _parts(reader.table, Measure.PLANNED) if part.measure is Measure.PLANNED]
    return _read(reader, task, parts, {Measure.PLANNED: task.planned_wan})


def names(table: Table, kind: Kind) -> dict[str, str]:
    """What the columns of sources of a table are called, by their letters: issued_central_wan."""
    parts = _parts(table, Measure.PLANNED if kind is Kind.BREAKDOWN else None)
    return {part.column.letter: source_field(part.measure, part.level) for part in parts}


def of_report(reader: RowReader, report: ProgressReport) -> list[FundSource]:
    """What a report says of the sources of issued, arrived, disbursed and paid money."""
    parts = [part for part in _parts(reader.table, None) if part.measure is not Measure.PLANNED]
    return _read(reader, report, parts, {part.measure: getattr(report, f"{part.measure}_wan") for part in parts})


def _parts(table: Table, otherwise: Measure | None) -> list[Part]:
    """The columns whose header names a level; `otherwise` is what amounts are where no header says it."""
    found = []
    for column in table.columns:
        if column.field == "fund_source_wan" and column.certain:
            names = column.header.split("|")
            level = next((level for name in reversed(names) if (level := _level(name))), None)
            said = [MEASURES[field] for name in names if (field := fields.match(name).field) in MEASURES]
            measure = said[-1] if said else otherwise
            found += [Part(measure, level, column)] if level and measure else []
    return found


def _level(name: str) -> Level | None:
    if fields.match(name).field != "fund_source_wan":
        return None
    return next((level for level, words in WORDS if words.search(name)), None)


def _read(
    reader: RowReader, of: Task | ProgressReport, parts: Sequence[Part], wholes: Mapping[Measure, Decimal | None]
) -> list[FundSource]:
    amounts: dict[Measure, list[tuple[Part, Value]]] = defaultdict(list)
    for part in parts:
        value = reader.row.values.get(part.column.letter)
        if value is None or (value.value is None and not value.problem):
            continue
        if _is_amount(value):
            amounts[part.measure].append((part, value))
        else:
            reader.find_in(part.column, "source_unreadable", Severity.QUESTIONED, field=part.name)
    sums: dict[tuple[Measure, Level], Decimal] = defaultdict(Decimal)
    for measure, told in amounts.items():
        for part, value in told:
            sums[measure, part.level] += _amount(value)
        _compare(reader, told, wholes[measure], _is_whole({p.level for p in parts if p.measure is measure}))
    return [
        FundSource(
            **reader.place, project_id=of.project_id, county=of.county, measure=measure, level=level, amount_wan=amount
        )
        for (measure, level), amount in sums.items()
    ]


def _is_amount(value: Value) -> bool:
    amount = value.value
    return (
        isinstance(amount, Decimal)
        and units.money_factor(value.unit) is not None
        and 0 <= amount < 10**12
        and amount == round(amount, 6)
    )


def _amount(value: Value) -> Decimal:
    assert isinstance(value.value, Decimal)
    return value.value


def _is_whole(levels: set[Level]) -> bool:
    """Whether a form that has these columns claims to divide the whole: from above and from the county or others."""
    return bool(levels & ABOVE) and bool(levels & BELOW)


def _compare(reader: RowReader, told: list[tuple[Part, Value]], whole: Decimal | None, is_whole: bool) -> None:
    """Ask where the parts are more than the whole or, of a form that divides all of it, less."""
    if reader.is_rejected:  # the whole itself is refused, and with it the row
        return
    levels = {part.level for part, _ in told}
    counted = [
        (part, value)
        for part, value in told
        if part.level is not Level.UPPER or not levels & {Level.CENTRAL, Level.PROVINCIAL}
    ]
    added = sum((_amount(value) for _, value in counted), Decimal(0))
    if whole is None or abs(added - whole) <= _rounding(counted) or (added < whole and not is_whole):
        return
    measure = counted[0][0].measure
    reader.ask(
        "sources_differ", f"{measure}_wan", whole=reader.header(f"{measure}_wan"),
        stated=show(whole), sum=show(added), difference=show(abs(added - whole)),
        parts="、".join(f"{part.name}{show(_amount(value))}" for part, value in counted),
    )  # fmt: skip


def _rounding(counted: Sequence[tuple[Part, Value]]) -> Decimal:
    """How far rounded parts may be from their sum: half a unit of the last digit for each, and for the sum."""
    digits = [-int(value.written.as_tuple().exponent) for _, value in counted if value.written is not None]
    last = max(digits, default=0)
    factor = max((units.money_factor(value.unit) or Decimal(1) for _, value in counted), default=Decimal(1))
    return Decimal(5).scaleb(-last - 1) * (len(counted) + 1) * factor if last > 0 else Decimal(0)
