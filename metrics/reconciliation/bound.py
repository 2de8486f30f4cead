"""Which of our figures a column of a published table prints: recognised by its words, asked about where in doubt."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from data.reference import fields, fields_in
from data.wording import translate
from metrics.columns import COLUMNS
from metrics.reconciliation.line import OF_ONE_MONTH, RANK, Line
from metrics.reconciliation.sentences import SENTENCES
from metrics.reconciliation.table import Table
from metrics.reconciliation.verdict import AGREEING, Check

EXPECTED = re.compile(r"预计|预估|估计|拟")
OF_YEAR_BEFORE = re.compile(r"[上去]年|同期|上期|上月|同比|环比|较上|比上")
OF_PLAN, OF_ISSUED, OF_ARRIVED, OF_DISBURSED = "计划|安排", "下达", "到位", "拨付"
RATES: Mapping[str, Mapping[str, str]] = {
    "disbursed_pct": {
        OF_PLAN: "disbursed_of_planned_pct", OF_ISSUED: "disbursed_of_issued_pct",
        OF_ARRIVED: "disbursed_of_arrived_pct",
    },
    "paid_pct": {OF_PLAN: "paid_of_planned_pct", OF_DISBURSED: "paid_of_disbursed_pct"},
    "start_pct": {
        "总数|全部|项目数": "start_rate_all_pct", "年": "start_rate_year_pct", "应开工|至今": "start_rate_now_pct",
    },
}  # fmt: skip
"""Rates with several denominators in use: the words that tell one, and our rate of it."""
FIGURES: Mapping[str, Sequence[str]] = {
    "planned_wan": ["planned_wan"], "issued_wan": ["issued_wan"], "arrived_wan": ["arrived_wan"],
    "disbursed_wan": ["disbursed_wan"], "paid_wan": ["paid_wan"], "spent_wan": ["disbursed_wan", "paid_wan"],
    "balance_wan": ["balance_wan", "undisbursed_wan", "unissued_wan"],
    "issued_pct": ["issued_of_planned_pct"], "arrived_pct": ["arrived_of_planned_pct"],
    "spent_pct": [*RATES["disbursed_pct"].values(), *RATES["paid_pct"].values()],
    "clock_pct": ["linear_pct"], "done_pct": ["completion_pct", "actual_pct", "target_met_pct"],
    "physical_pct": ["actual_pct"], "projects": ["projects"], "started": ["started_of_all"],
    "target_value": ["target_value"], "done_value": ["done_value"],
    **{name: list(rates.values()) for name, rates in RATES.items()},
}  # fmt: skip
"""What a column may be, by the field that its header names: our figures, the likeliest first."""
ASKED = ("physical_pct", "started", "done_value", "target_value")
"""Fields that are asked about though only one figure comes near: progress is weighted, counts have bases."""
WORDS = (
    (re.compile(r"(?:民生)?(?:实事)?项目(?:总|个)?数量?"), "projects"),
    (re.compile(r"已?开工(?:项目)?(?:个?数)?"), "started"),
    (re.compile(r".{0,6}开工率"), "start_pct"),
    (re.compile(r"(?:累计|实际|已)?(?:支出|执行|发放)(?:资金|金额|数额?)?"), "spent_wan"),
    (re.compile(r"时间进度|序时进度|时序进度"), "clock_pct"),
    (re.compile(r".{0,6}占(?:预算)?(?:计划|安排|下达|到位).{0,4}"), "disbursed_pct"),
)
SPENT = re.compile("支出|执行|发放|使用")
ANY: Mapping[str, Sequence[str]] = {
    "万元": ["planned_wan", "issued_wan", "arrived_wan", "disbursed_wan", "paid_wan"],
    "%": ["actual_pct", "issued_of_planned_pct", "arrived_of_planned_pct", *FIGURES["spent_pct"]],
}  # fmt: skip
"""What a column may be that says no more than whose its figures are, by their unit."""
UNITS = re.compile(r"[(（\[].*?[)）\]]|[\s★☆]|[A-Z](?:=.*)?$")


class Bound(NamedTuple):
    """A column and our figures that it may be; one alone, where `is_sure`. `why`: why none is, or what is in doubt."""

    line: Line
    key: str
    figures: tuple[str, ...] = ()
    is_sure: bool = False
    why: str = ""

    def sentence(self, language: str) -> str:
        """Why it is none of ours, or what is in doubt."""
        labels = [translate(language, COLUMNS[name].label) for name in self.figures]
        listed = translate(language, "、").join(labels)
        return translate(language, SENTENCES[self.why], figures=listed, month=self.line.month)


def bound(
    table: Table, checks: Sequence[Check], period: date | None, *, bare: Collection[int] = (), is_of_one: bool = False
) -> list[Bound]:
    """Every column of figures of a table, to be set against our figures of `period`.

    `checks`: those of the table by itself, which tell what its rates are of. `bare`: columns that say only whose their
    figures are: which figure, the title says for all of them. `is_of_one`: it is of one project, so that what was due
    and done is in doubt no more.
    """
    names = {key(table, line): "".join(line.names) for line in table.columns} | {"": ""}
    titled = _titled(table.title)
    first = [
        _of_title(table, line, titled) if line.at in bare else _bound(table, line, period) for line in table.columns
    ]
    found = [_settled(one, *(names.get(at, "") for at in _quotient(one, checks))) for one in first]
    return [_of_one(one, *_quotient(one, checks), first) for one in found] if is_of_one else found


def key(table: Table, line: Line) -> str:
    """What a column is called by in a choice: its letter, or its row where rows are what columns else are."""
    return _key(next(one.address for (_, column), one in table.figures.items() if column == line.at), line)


def _key(address: str, line: Line) -> str:
    return re.sub(r"[A-Z]" if line.is_row else r"\d", "", address)


def _bound(table: Table, line: Line, period: date | None) -> Bound:
    found, name = key(table, line), "".join(line.names)
    field = _field(line)
    figures = tuple(FIGURES.get(field or "", ()))
    if OF_YEAR_BEFORE.search(name):
        return Bound(line, found, why="bind_year")
    if OF_ONE_MONTH.search(name) or (field or "").startswith("month_"):
        return Bound(line, found, why="bind_month")
    if period and line.month not in (None, period.month):
        return Bound(line, found, why="bind_period")
    if not figures or RANK.search(line.own):
        return Bound(line, found, why="bind_other")
    form = COLUMNS[figures[0]].form
    bases = {one.base for (_, column), one in table.figures.items() if column == line.at}
    if form == "money" and bases != {"万元"}:
        return Bound(line, found, why="bind_other" if bases - {None, "万元"} else "bind_unit")
    if (form == "percent") != (bases == {"%"}):
        return Bound(line, found, why="bind_other")
    is_sure = len(figures) == 1 and field not in ASKED
    return Bound(line, found, figures, is_sure, "" if is_sure else "bind_doubt")


def _of_title(table: Table, line: Line, titled: str | None) -> Bound:
    """A column that says only whose its figures are: the figure that the title names, else any of their unit."""
    found, named = key(table, line), FIGURES.get(titled or "", ())
    bases = {one.base for (_, column), one in table.figures.items() if column == line.at}
    any_of_unit = ANY.get(next(iter(bases)) or "", ()) if len(bases) == 1 else ()
    figures = tuple(name for name in named if name in any_of_unit) or tuple(any_of_unit)
    if not figures:
        return Bound(line, found, why="bind_unit" if bases == {None} else "bind_other")
    is_sure = len(figures) == 1 and titled not in ASKED
    return Bound(line, found, figures, is_sure, "" if is_sure else "bind_doubt")


def _titled(title: str) -> str | None:
    """The one field that a title names; None for none or several, and for other figures than those so far."""
    if OF_YEAR_BEFORE.search(title) or OF_ONE_MONTH.search(title) or EXPECTED.search(title):
        return None
    found = fields_in("".join(title.split()), FIGURES)
    return found.pop() if len(found) == 1 else None


def _of_one(one: Bound, part: str, whole: str, others: Sequence[Bound]) -> Bound:
    """A column of a table of one project: quantities, and the rate that is of what was due."""
    due = {other.key for other in others if other.figures == ("target_value",)}
    if one.figures in (("target_value",), ("done_value",)) or (part and whole in due and one.line.field == "done_pct"):
        return one._replace(figures=one.figures[:1], is_sure=True, why="")
    return one


def _field(line: Line) -> str | None:
    """The field that a column is of: by the words that the fields of forms do not have, else as its header was read."""
    own = UNITS.sub("", line.own)
    found = next((field for words, field in WORDS if words.fullmatch(own)), line.field or fields().get(own))
    if found in ("disbursed_wan", "disbursed_pct") and "拨" not in "".join(line.names):
        return "spent_wan" if found == "disbursed_wan" else "spent_pct" if SPENT.search(own) else found
    return found


def _quotient(one: Bound, checks: Sequence[Check]) -> tuple[str, str]:
    """The columns of the table that a rate was found to be the quotient of, by the table itself."""
    for check in checks:
        if check.relation == "ratio" and check.verdict in AGREEING and len(check.cells) == 2:
            rate, part, whole = (_key(cell, one.line) for cell in (check.cell, *check.cells))
            if rate == one.key and part != whole:
                return part, whole
    return "", ""


def _settled(one: Bound, part: str, whole: str) -> Bound:
    """A rate in doubt, settled by what its name says that it is of, or by the names of the columns that it is of."""
    rates = {words: name for kind in RATES.values() for words, name in kind.items() if name in one.figures}
    is_named = one.line.field or re.search("[拨支付开]", one.line.name + part)  # 占下达 alone may be of anything
    if one.is_sure or not rates or not is_named:
        return one
    said = [name for words, name in rates.items() if re.search(f"[占÷/为].{{0,4}}(?:{words})", one.line.own)]
    told = said or [name for words, name in rates.items() if whole and re.search(words, whole)]
    return one._replace(figures=(told[0],), is_sure=True, why="") if told else one
