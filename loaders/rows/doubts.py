"""Checks of a report against itself and its plan, which ask and never accuse: is this what you meant?"""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from data.model import Finding, ProgressReport, Severity, period_end
from data.reference import milestone_position, severity
from data.reference.checks import checks
from loaders.formats.cells import show
from loaders.forms.form import Table
from loaders.rows.known import KnownTask
from loaders.rows.rowreader import RowReader
from loaders.rows.standing import position

LIMITS = checks().limits
PROGRESS_SENTENCE, PART_WORDS = (re.compile(words) for words in (LIMITS.progress_sentence, LIMITS.part_words))
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

    def finding(code: str, grade: Severity, **params: str) -> Finding:
        return Finding(submission_id=submission_id, code=code, severity=grade, sheet=table.sheet, params=params)

    found = []
    if table.as_of is None:
        found.append(finding("as_of_missing", Severity.NOTED, day=end.isoformat()))
    elif not table.period <= as_of <= end:
        month = f"{table.period:%Y-%m}"
        return [finding("as_of_outside", Severity.REJECTED, day=as_of.isoformat(), period=month)]
    if received_at.date() <= end:
        said = {"period_end": f"{end}", "received": f"{received_at:%Y-%m-%d}", "as_of": f"{as_of}"}
        found.append(finding("early", severity.of_report("early", as_of, received_at.date()), **said))
    return found


def of_report(reader: RowReader, report: ProgressReport, task: KnownTask) -> None:
    """Ask about the figures of one report, given the task's plan."""
    _slip(reader, report, task)
    _money(reader, report, task)
    _stage(reader, report)
    _words(reader, report)
    _rates(reader, report, task)


def _slip(reader: RowReader, report: ProgressReport, task: KnownTask) -> None:
    if not task.planned_wan:
        return
    for field in ("issued_wan", "arrived_wan", "disbursed_wan", "paid_wan"):
        amount: Decimal | None = getattr(report, field)
        if amount is not None and amount > LIMITS.slip_times * task.planned_wan:
            times = f"{amount / task.planned_wan:.0f}"
            words = {
                "field": reader.header(field), "value": show(amount), "planned": show(task.planned_wan), "times": times,
            }  # fmt: skip
            reader.find("unit_slip", Severity.REJECTED, field, **words)


def _money(reader: RowReader, report: ProgressReport, task: KnownTask) -> None:
    issued, disbursed, planned = report.issued_wan, report.disbursed_wan, task.planned_wan
    if issued is not None and disbursed is not None and disbursed > issued:
        said = {"disbursed": show(disbursed), "issued": show(issued)}
        reader.ask("disbursed_over_issued", "disbursed_wan", **said)
    if report.paid_wan is not None and disbursed is not None and report.paid_wan > disbursed:
        said = {"paid": show(report.paid_wan), "disbursed": show(disbursed)}
        reader.ask("paid_over_disbursed", "paid_wan", **said)
    if issued is not None and planned is not None and issued > planned and not reader.is_rejected:
        said = {"issued": show(issued), "planned": show(planned)}
        reader.ask("issued_over_planned", "issued_wan", facts=(issued, planned), **said)
    stated = reader.number("planned_wan") if reader.has("planned_wan") else None
    if stated is not None and planned is not None and stated != planned:
        reader.find("plan_differs", Severity.NOTED, "planned_wan", value=show(stated), planned=show(planned))


def _stage(reader: RowReader, report: ProgressReport) -> None:
    at = position(report.stage) if (report.stage or "").startswith("C") else None
    if at is None or report.physical_pct is None:
        return
    if at >= milestone_position("complete") and report.physical_pct < 100:
        reader.ask("complete_not_done", "stage", stage=reader.raw("stage"), percent=show(report.physical_pct))


def _words(reader: RowReader, report: ProgressReport) -> None:
    if report.physical_pct is None:
        return
    for field in ("problem", "next_step"):
        found = PROGRESS_SENTENCE.search(unicodedata.normalize("NFKC", getattr(report, field) or ""))
        if found and abs(Decimal(found[2]) - report.physical_pct) >= LIMITS.contradiction_pp:
            words = re.search(LIMITS.progress_words, found[1])
            said = {"words": words[0] if words else found[1], "percent": show(report.physical_pct)}
            reader.ask("words_contradict", field, facts=(not PART_WORDS.search(found[1]),), **said)


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
            words = {"field": reader.header(rate), "computed": show(round(shares[0], 2))}
            reader.ask("rate_differs", rate, **words)
