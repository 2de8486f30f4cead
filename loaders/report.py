"""What the loader says of each file: for people in lines, for programs in JSON."""

from collections.abc import Iterator

from data.findings import reason, remedy
from data.model import Finding
from data.reference import SEVERITY_NAMES
from data.wording import msg, rows_told, translate
from loaders.batch import CheckedFile
from loaders.load import Batch

STATUS = {
    "accepted": msg("全部采用"),
    "questioned": msg("已采用，有疑问或退回的行"),
    "rejected": msg("未采用"),
    "known": msg("此前已收到，未作改动"),
}


def exit_code(batch: Batch) -> int:
    """0 all accepted (or known already), 1 something questioned or rejected, 2 nothing usable."""
    statuses = {file.status for file in batch.files}
    if not statuses & {"accepted", "questioned", "known"}:
        return 2
    return 1 if statuses & {"questioned", "rejected"} else 0


def as_dict(batch: Batch, language: str) -> dict[str, object]:
    """The whole report: version of the warehouse, totals, and per file what became of it and every finding."""
    files = [_file(file, language) for file in batch.files]
    counts = {status: sum(file.status == status for file in batch.files) for status in STATUS}
    return {"version": batch.version, "exit": exit_code(batch), "counts": counts, "files": files}


def lines(batch: Batch, language: str) -> Iterator[str]:
    """The report for people: one line per file, one per finding."""
    for file in batch.files:
        outcome = file.outcome
        counts = rows_told(language, outcome.accepted, outcome.questioned, outcome.rejected, outcome.queries)
        yield f"{file.incoming.file_name}: {message(file, language)}" + ("" if file.seen_as else f" [{counts}]")
        for finding in outcome.findings:
            place = " ".join(part for part in (finding.sheet, finding.cell) if part)
            kind = translate(language, SEVERITY_NAMES[finding.severity])
            yield f"  [{kind}] {place} {reason(finding, language)} {remedy(finding, language)}"


def message(file: CheckedFile, language: str) -> str:
    """What became of a file, as a sentence."""
    if file.seen_as:
        name, moment = file.seen_as
        return translate(
            language, "与{moment}收到的“{name}”内容完全相同，未作改动。", name=name, moment=f"{moment:%Y-%m-%d %H:%M}"
        )
    return translate(language, STATUS[file.status])


def finding_as_dict(finding: Finding, language: str) -> dict[str, object]:
    """Put a finding as a reader gets it: where, what was typed, what is wrong, what to do."""
    return {
        "severity": str(finding.severity), "code": finding.code, "sheet": finding.sheet, "cell": finding.cell,
        "value": finding.value, "reason": reason(finding, language), "remedy": remedy(finding, language),
    }  # fmt: skip


def _file(file: CheckedFile, language: str) -> dict[str, object]:
    submission = file.submission
    return {
        "file": file.incoming.file_name, "status": file.status, "message": message(file, language),
        "kind": str(submission.kind) if submission else None,
        "sender": submission.sender if submission else None,
        "period": f"{submission.period:%Y-%m}" if submission and submission.period else None,
        "received_at": submission.received_at.isoformat(sep=" ", timespec="minutes") if submission else None,
        "accepted": file.outcome.accepted, "questioned": file.outcome.questioned, "rejected": file.outcome.rejected,
        "queries": file.outcome.queries,
        "findings": [finding_as_dict(finding, language) for finding in file.outcome.findings],
    }  # fmt: skip
