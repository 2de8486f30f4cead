"""Submissions: the form to fill in, the way in for new files, what has come in from whom and what was questioned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.store import Store, default_root
from loaders import annotated, incoming, parcel, reader, receipt, report
from loaders.batch import CheckedFile
from loaders.batch import check as check_files
from loaders.forms.form import Table
from loaders.grid import Unreadable
from loaders.incoming import Incoming, ReadFile, Remembered
from loaders.load import Batch, remembered, store_batch
from loaders.rows.kinds import kind_of
from loaders.rows.known import Known
from pages.components.choices import filters
from pages.components.frame import heading
from pages.components.frame.language import language, t
from pages.components.intake import cell, checked, form_download, inbox, mapping, original, preview, receipts, upload
from pages.components.reading import source

SAID, STORED = "said_of_headers", "stored_batch"
CHECKED, PREVIEW = "once_checked", "once_preview"
"""Names in the session; what begins with once_ goes when the clerk begins anew."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that came by itself (`is_loose`) or in a parcel, with the digest of its bytes."""

    incoming: Incoming
    is_loose: bool
    digest: str


def unpacked(is_published: bool, file: UploadedFile) -> list[Arrived]:
    """The file or, of a parcel, its files; a parcel that cannot be opened stays one file, to be refused."""
    one = Incoming(file.name, file.getvalue(), is_published=is_published)
    try:
        members = parcel.expand(one.file_name, one.content) if parcel.is_parcel(one.content) else []
    except Unreadable:
        members = []
    kept = [replace(each, is_published=is_published) for each in members] or [one]
    return [Arrived(each, not members, f"{each.sha256} {is_published}") for each in kept]


def headers_known() -> Remembered:
    """What persons said of headers: stored before, and in this session."""
    said: dict[tuple[str, str], dict[str, str | None]] = st.session_state.get(SAID, {})
    stored = remembered(Store(default_root()))
    return {of: {**stored.get(of, {}), **said.get(of, {})} for of in {*stored, *said}}


def read(arrived: Sequence[Arrived]) -> list[ReadFile]:
    """Read what has not been read yet; register first, then submissions by month."""
    known = headers_known()
    stamp = f"{source.version()} {sorted(st.session_state.get(SAID, {}).items())}"

    def work(one: Arrived) -> ReadFile:
        return (parcel.read if one.is_loose else incoming.read)([one.incoming], known)[0]

    files = upload.once("read", arrived, lambda one: f"{one.incoming.file_name}\n{one.digest} {stamp}", work)
    return sorted(files, key=lambda file: file.order)


def check(files: Sequence[ReadFile]) -> list[CheckedFile]:
    """What loading the files would do, found out once as long as they and the data stay the same."""
    version, before, found = st.session_state.get(CHECKED, (None, [], []))
    is_same = len(before) == len(files) and all(one is other for one, other in zip(before, files, strict=True))
    if not is_same or version != source.version():
        found = check_files(files, Known.of(Store(default_root())), 1, datetime.now())
        st.session_state[CHECKED] = source.version(), list(files), found
    checked_files: list[CheckedFile] = found
    return checked_files


def store(files: Sequence[ReadFile]) -> None:
    """Store the batch, keep what the clerk is told of it, and make room for the next one."""
    stored = store_batch(Batch(list(files), []), Store(default_root()))
    spoken = language()
    given = receipt.of_files(stored.files)
    st.session_state[STORED] = receipts.Result(
        version=stored.version or "",
        receipts=given,
        said=[receipt.line(one, spoken) for one in given],
        known=[f"{file.incoming.file_name}: {report.message(file, spoken)}" for file in stored.files if file.seen_as],
        refused={file.incoming.file_name: file.outcome.findings for file in stored.files if file.status == "rejected"},
        handed_back=handed_back(stored.files),
        is_remembered=any(file.confirmed for file in stored.files),
    )
    st.session_state.pop(SAID, None)
    upload.begin_anew()
    st.rerun()


def handed_back(files: Sequence[CheckedFile]) -> list[receipts.HandedBack]:
    """The annotated workbooks of files with queries, made only when asked for."""
    return [
        receipts.HandedBack(
            file.incoming.file_name,
            annotated.file_name(file.incoming),
            partial(annotated.annotated, file.incoming, file.outcome.findings, language()),
        )
        for file in files
        if any(finding.cell for finding in file.outcome.findings)
    ]


def as_checked(file: ReadFile, found: CheckedFile) -> checked.Checked:
    """What the page shows of a checked file."""
    sent = [pair for pair in file.tables if found.submission and pair[0] is found.submission.kind]
    kind, table = next(iter([*sent, *file.tables]), (None, None))
    outcome = found.outcome
    return checked.Checked(
        name=file.incoming.file_name,
        status=found.status,
        findings=outcome.findings,
        rows=(outcome.accepted, outcome.questioned, outcome.rejected),
        kind=kind,
        tables=len(file.tables),
        table=table,
        seen=report.message(found, language()) if found.seen_as else "",
    )


def looked_at(file: ReadFile, found: CheckedFile) -> tuple[list[preview.Page], list[Table]]:
    """The sheets of a file as they are shown, and its tables; nothing where the file cannot be read."""
    try:
        reading = reader.read_forms(file.incoming.content, file.incoming.file_name, file.confirmed)
    except Unreadable:
        return [], []
    taken = {(table.sheet, table.range) for _, table in file.tables}
    verdict = preview.Verdict(found.outcome.findings, taken, file.confirmed, found.submission is None)
    return preview.pages(reading.grid.sheets, reading.tables, verdict), reading.tables


def preview_of(file: ReadFile, found: CheckedFile) -> tuple[list[preview.Page], list[Table]]:
    """What looked_at says, found out once as long as the same file is looked at."""
    before, spoken, known = st.session_state.get(PREVIEW, (None, None, None))
    if known is None or before is not found or spoken != language():
        known = looked_at(file, found)
        st.session_state[PREVIEW] = found, language(), known
    shown: tuple[list[preview.Page], list[Table]] = known
    return shown


def show_file(file: ReadFile, found: CheckedFile) -> None:
    """One file in full: what it was taken for, headers in doubt, the grid, every query."""
    shown = as_checked(file, found)
    checked.recognised(shown)
    if shown.seen:
        return
    key = f"{found.incoming.sha256[:12]}"
    pages, tables = preview_of(file, found)
    for at, table in enumerate(tables):
        if (
            table.visible
            and not found.incoming.is_published
            and (answers := mapping.ask(table, file.confirmed, f"mapping_{key}_{at}"))
        ):
            said = st.session_state.setdefault(SAID, {})
            of = table.sender or "", table.layout
            said[of] = {**said.get(of, {}), **answers}
            st.rerun()
    if pages:
        checked.grid(pages, key)
        checked.queries(shown.findings, f"queries_{key}")
        receipts.hand_back(handed_back([found]), f"back_{key}")


def way_in() -> None:
    """Choose files, see what would become of each row, then store them."""
    heading.question(t("上传填报表或公开数据表"))
    st.caption(t("可一次选择多个Excel、WPS表格或CSV文件，也可以是一个.zip压缩包。先检查，确认后才入库。"))
    is_published = upload.are_published()
    chosen = upload.chosen()
    if not chosen:
        if result := st.session_state.get(STORED):
            receipts.show(result)
        return
    st.session_state.pop(STORED, None)
    arrived = upload.once(
        "unpacked", chosen, lambda file: f"{file.name}\n{file.file_id} {is_published}", partial(unpacked, is_published)
    )
    files = read([one for parts in arrived for one in parts])
    found = check(files)
    shown = [as_checked(*pair) for pair in zip(files, found, strict=True)]
    checked.overview(shown)
    checked.confirm(sum(file.submission is not None for file in found), partial(store, files))
    at = checked.pick(shown, key="look_at")
    show_file(files[at], found[at])


def open_again(
    content: bytes, file_name: str, confirmed: Mapping[str, str | None], is_published: bool
) -> original.Opened:
    """An archived file, read anew. Raises original.Refused where it cannot be read."""
    try:
        reading = reader.read_forms(content, file_name, confirmed)
    except Unreadable as error:
        raise original.Refused(incoming.refusal("", error.code, error.params)) from error
    ours = (table for table in reading.tables if table.visible and (is_published or kind_of(table)))
    return original.Opened(
        reading.grid.sheets, reading.tables, {(table.sheet, table.range) for table in ours if not table.repeats}
    )


def receipt_numbers() -> dict[str, str]:
    """The receipt's number of every submission."""
    return {name: one.number for name, one in receipt.of_store(Store(default_root())).items()}


view = filters.view(period=None, county=None, department=None, category=None, working_group=None, light=None)
if source.version() and (wanted := original.asked()):
    cell.show(wanted, original.Reader(open_again), receipt_numbers())
elif source.version():
    submissions = source.submissions(view)
    heading.show_plain(inbox.finding(submissions), inbox.basis(submissions, view))
    heading.question(t("下载填报表"))
    form_download.box()
    way_in()
    inbox.received(view, submissions, receipt_numbers())
else:
    heading.nothing_loaded()
    way_in()
