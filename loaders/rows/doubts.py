"""Checks that ask and never accuse: is this what you meant? Each finding says what it rests on."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from data.model import Finding, ProgressReport, Severity, period_end
from data.reference import milestone_position, stages
from data.reference.checks import checks
from loaders.forms.form import Table
from loaders.forms.numbers import is_missing
from loaders.rows.known import KnownTask
from loaders.rows.rowreader import RowReader

CUMULATIVE = ("issued_wan", "arrived_wan", "disbursed_wan", "paid_wan", "physical_pct", "done_value", "done_ytd_wan")
LIMITS = checks().limits
PROGRESS_WORDS = re.compile(LIMITS.progress_words)
RATES = {
    "issued_pct": ("issued_wan", ("planned_wan",)),
    "arrived_pct": ("arrived_wan", ("planned_wan", "issued_wan")),
    "disbursed_pct": ("disbursed_wan", ("planned_wan", "issued_wan", "arrived_wan")),
    "paid_pct": ("paid_wan", ("planned_wan", "issued_wan", "arrived_wan", "disbursed_wan")),
    "done_pct": ("done_value", ("target_value",)),
}
"""What a stated percentage is a share of: practice divides by any of these, and none of them is wrong."""


def of_dates(table: Table, submission_id: str, as_of: date, received_at: datetime) -> list[Finding]:
    """Ask about a cut-off day that was not given, lies outside the period, or before the period's end."""
    assert table.period is not None
    end = period_end(table.period)

    def finding(code: str, severity: Severity, **params: str) -> Finding:
        return Finding(submission_id=submission_id, code=code, severity=severity, sheet=table.sheet, params=params)

    found = []
    if table.as_of is None:
        found.append(finding("as_of_missing", Severity.NOTED, day=end.isoformat()))
    elif not table.period <= as_of <= end:
        month = f"{table.period:%Y-%m}"
        return [finding("as_of_outside", Severity.REJECTED, day=as_of.isoformat(), period=month)]
    if received_at.date() <= end:
        received, day = f"{received_at:%Y-%m-%d}", as_of.isoformat()
        found.append(finding("early", Severity.QUESTIONED, period_end=end.isoformat(), received=received, as_of=day))
    return found


def of_report(reader: RowReader, report: ProgressReport, task: KnownTask, earlier: Sequence[dict[str, object]]) -> None:
    """Ask about the figures of one report, given the task's plan and its reports of the two months before."""
    _missing(reader, report, task)
    _slip(reader, report, task)
    _money(reader, report, task)
    _stage(reader, report)
    _words(reader, report)
    _rates(reader, report, task)
    if earlier:
        _change(reader, report, task, earlier)


def of_correction(reader: RowReader, report: ProgressReport, before: dict[str, object]) -> None:
    """Say which figures of a period that was reported already would change, and from what."""
    for field in CUMULATIVE:
        now, then = getattr(report, field), before[field]
        if reader.has(field) and now != then and isinstance(then, Decimal):
            words = {"field": reader.header(field), "before": _plain(then), "now": "—" if now is None else _plain(now)}
            reader.find("corrects", Severity.NOTED, field, **words)


def _missing(reader: RowReader, report: ProgressReport, task: KnownTask) -> None:
    expected = ["issued_wan", "disbursed_wan"]
    if task.category == "construction":
        expected.append("physical_pct")
    for field in expected:
        if getattr(report, field) is None and reader.has(field) and not reader.is_rejected:
            reader.find("missing_figure", Severity.QUESTIONED, field, field=reader.header(field))


def _slip(reader: RowReader, report: ProgressReport, task: KnownTask) -> None:
    if not task.planned_wan:
        return
    for field in ("issued_wan", "arrived_wan", "disbursed_wan", "paid_wan"):
        amount: Decimal | None = getattr(report, field)
        if amount is not None and amount > LIMITS.slip_times * task.planned_wan:
            times = f"{amount / task.planned_wan:.0f}"
            words = {"field": reader.header(field), "planned": _plain(task.planned_wan), "times": times}
            reader.find("unit_slip", Severity.REJECTED, field, **words)


def _money(reader: RowReader, report: ProgressReport, task: KnownTask) -> None:
    issued, disbursed, planned = report.issued_wan, report.disbursed_wan, task.planned_wan
    if issued is not None and disbursed is not None and disbursed > issued:
        reader.find(
            "disbursed_over_issued", Severity.QUESTIONED, "disbursed_wan",
            disbursed=_plain(disbursed), issued=_plain(issued),
        )  # fmt: skip
    if report.paid_wan is not None and disbursed is not None and report.paid_wan > disbursed:
        reader.find(
            "paid_over_disbursed", Severity.QUESTIONED, "paid_wan",
            paid=_plain(report.paid_wan), disbursed=_plain(disbursed),
        )  # fmt: skip
    if issued is not None and planned is not None and planned < issued <= LIMITS.slip_times * planned:
        reader.find(
            "issued_over_planned", Severity.QUESTIONED, "issued_wan", issued=_plain(issued), planned=_plain(planned)
        )
    stated = reader.number("planned_wan") if reader.has("planned_wan") else None
    if stated is not None and planned is not None and stated != planned:
        reader.find("plan_differs", Severity.NOTED, "planned_wan", planned=_plain(planned))


def _stage(reader: RowReader, report: ProgressReport) -> None:
    position = dict(stages().select("stage", "position").iter_rows()).get(report.stage)
    is_construction = (report.stage or "").startswith("C")
    if not is_construction or position is None or report.physical_pct is None:
        return
    if position >= milestone_position("complete") and report.physical_pct < 100:
        reader.find("complete_not_done", Severity.QUESTIONED, "stage", stage=reader.raw("stage"),
                    percent=_plain(report.physical_pct))  # fmt: skip


def _words(reader: RowReader, report: ProgressReport) -> None:
    if report.physical_pct is None:
        return
    for field in ("problem", "next_step"):
        found = PROGRESS_WORDS.search(unicodedata.normalize("NFKC", getattr(report, field) or ""))
        if found and abs(Decimal(found[1]) - report.physical_pct) >= LIMITS.contradiction_pp:
            words = {"words": found[0], "percent": _plain(report.physical_pct)}
            reader.find("words_contradict", Severity.QUESTIONED, field, **words)


def _rates(reader: RowReader, report: ProgressReport, task: KnownTask) -> None:
    """Ask where a stated percentage is none of the shares that its own row's figures give."""
    for rate, (part, wholes) in RATES.items():
        stated, amount = reader.stated(rate), getattr(report, part)
        if stated is None or amount is None or (task.is_ceiling and rate == "done_pct"):
            continue
        plan = [task.planned_wan] if "planned_wan" in wholes else []
        known = [*plan, *(getattr(report, whole, None) or reader.stated(whole) for whole in wholes)]
        shares = [100 * amount / whole for whole in known if whole]
        step = max(Decimal(1).scaleb(int(stated.as_tuple().exponent)), Decimal("0.01"))
        if shares and all(abs(share - stated) >= step for share in shares):
            words = {"field": reader.header(rate), "computed": _plain(round(shares[0], 2))}
            reader.find("rate_differs", Severity.QUESTIONED, rate, **words)


def _change(reader: RowReader, report: ProgressReport, task: KnownTask, earlier: Sequence[dict[str, object]]) -> None:
    before = earlier[0]
    rising = (field for field in CUMULATIVE if not (task.is_ceiling and field == "done_value"))
    for field in rising:
        now, then = getattr(report, field), before[field]
        if isinstance(then, Decimal) and now is not None and now < then:
            words = {"field": reader.header(field), "period": f"{before['period']:%Y-%m}", "before": _plain(then)}
            reader.find("falls", Severity.QUESTIONED, field, **words)
    then = before["physical_pct"]
    if isinstance(then, Decimal) and report.physical_pct is not None and report.physical_pct - then >= LIMITS.jump_pp:
        reader.find(
            "jump", Severity.QUESTIONED, "physical_pct", before=_plain(then), percent=_plain(report.physical_pct)
        )
    if len(earlier) == LIMITS.frozen_months - 1 and _same(report, earlier) and report.physical_pct != 100:
        severity = Severity.NOTED if _is_explained(report, before) else Severity.QUESTIONED
        reader.find("frozen", severity, "project", months=str(len(earlier) + 1))


def _is_explained(report: ProgressReport, before: dict[str, object]) -> bool:
    """Whether a problem is told, or the words were written anew: a row that was not copied."""
    told = report.problem is not None and not is_missing(report.problem)
    return told or any(getattr(report, name) != before[name] for name in ("problem", "next_step"))


def _same(report: ProgressReport, earlier: Sequence[dict[str, object]]) -> bool:
    """Whether every figure is what it was in each of the months before; a task still at nothing is not frozen."""
    now = [getattr(report, field) for field in CUMULATIVE]
    return any(now) and all([then[field] for field in CUMULATIVE] == now for then in earlier)


def _plain(number: Decimal) -> str:
    """Return a number as people write it: no exponent, no trailing zeros."""
    return f"{number.normalize():f}"
