"""What the page of reconciliation says: verdicts counted, tables to choose from, checks as rows."""

from collections.abc import Sequence
from datetime import date

import polars as pl
import streamlit as st

from data.model import Light, View
from data.reference import LIGHT_SYMBOLS
from exports.against import Against
from exports.amounts import MISSING
from exports.foremost import headline
from exports.manifest import edition
from exports.reconcile import as_dict, counted, counts_said, frame, nothing, verdict_words
from exports.sentences.wording import capital
from metrics.reconciliation.foremost import worst_first
from metrics.reconciliation.published import Checked
from metrics.reconciliation.verdict import DISAGREEING, LIGHTS, NAMES, Check, Verdict
from pages.components.choices import published
from pages.components.choices.published import Asked
from pages.components.frame.heading import BETWEEN, plain
from pages.components.frame.language import language, t, tn
from pages.components.intake.upload import called
from pages.components.reading import source
from pages.components.reading.memory import of_frame
from pages.components.tables.written import THEME

BESIDE = ["verdict", "subject", "published", "computed", "difference", "sentence"]
LISTED = ["verdict", "cell", "relation", "subject", "published", "sentence", "rests_on"]
WITH_OURS = [*LISTED, "borne_out"]
"""The same where cells of the table equal our own figures."""
NAMED = 8
"""So many columns or cells are named in a line."""
Dated = Sequence[tuple[date, Sequence[Check]]]


def finding(figures: Dated, tables: Sequence[Checked], beside: Sequence[Against]) -> str:
    """What deserves a look first, by name: a figure that is not ours, else the worst table and its cell.

    `beside`: each of the tables beside our own figures.
    """
    ours = [check for _, checks in figures for check in checks if check.relation == "figure"]
    if off := [check for check in ours if check.verdict in DISAGREEING]:
        said = as_dict(off[0], language())
        return t(
            "公开的{subject}与本系统不一致：公开{published}，本系统{computed}",
            subject=said["subject"], published=said["published"], computed=said["computed"] or MISSING,
        )  # fmt: skip
    for at in by_urgency(tables, beside)[:1]:
        if said_first := headline(tables[at], beside[at], language()):
            return said_first
    return t("公开的数没有发现不一致") if ours or tables else t("还没有可以核对的公开数据")


def basis(view: View, figures: Dated, tables: Sequence[Checked]) -> str:
    """How much agrees, and what the page rests on."""
    ours = counted(check for _, checks in figures for check in checks if check.relation == "figure")
    inside = counted(check for table in tables for check in table.checks)
    parts = []
    if ours["disagreeing"]:
        said = {name: ours[name] for name in ("all", "agreeing", "disagreeing")}
        parts.append(t("公开的{all}个数与本系统一致{agreeing}个、不一致{disagreeing}个", **said))
    elif ours["all"]:
        parts.append(tn("公开的{n}个数均与本系统一致", ours["all"]))
    if tables:
        said = {"tables": len(tables), "checks": inside["all"], "off": inside["disagreeing"]}
        told = t("{tables}张公开表核对{checks}处，不一致{off}处", **said)
        parts.append(told if inside["disagreeing"] else t("{tables}张公开表核对{checks}处，没有不一致", **said))
    received = [t("收到时间不晚于 {day}", day=f"{view.as_of:%Y-%m-%d}")] if view.as_of else []
    return BETWEEN.join([*parts, *received, t("数据版本 {version}", version=edition(source.version()))])


def legend() -> str:
    """Each symbol once, with the verdicts that bear it."""
    by_light: dict[Light, list[str]] = {}
    for verdict in Verdict:
        by_light.setdefault(LIGHTS[verdict], []).append(t(NAMES[verdict]))
    return t("；").join(f"{LIGHT_SYMBOLS[light]} {' / '.join(names)}" for light, names in by_light.items())


@of_frame
def beside(checks: Sequence[Check]) -> pl.DataFrame:
    """Published figures beside ours."""
    return frame([check for check in checks if check.relation == "figure"], language())


@of_frame
def among(checks: Sequence[Check]) -> str:
    """Published figures among themselves: one line for each relation, its verdict by symbol, word and colour."""
    return "\n\n".join(_line(check) for check in checks if check.relation != "figure")


def _line(check: Check) -> str:
    said = as_dict(check, language())
    badge = f":{THEME[LIGHTS[check.verdict]]}-badge[{plain(verdict_words(check.verdict, language()))}]"
    return f"{badge} **{plain(str(said['subject']))}** {plain(str(said['sentence']))}"


@of_frame
def listed(table: Checked, agreeing: frozenset[str]) -> pl.DataFrame:
    """The checks of a published table, what deserves a look first; `agreeing`: cells that equal our own figures."""
    return frame(worst_first(table.checks), language(), agreeing)


def way_in() -> None:
    """Say what can be handed in, and lead there."""
    st.caption(
        t("任何版式的公开表都可以上传：合计、比率、来源之和、前后月份等关系会自动找出来逐一核对，并注明单元格。")
    )
    way = called("published")
    st.page_link("submissions.py", label=t("上传公开数据表"), icon=":material/upload:", query_params={"way": way})


def pick(tables: Sequence[Checked], order: Sequence[int], asked: Asked) -> None:
    """Ask which table to look at, in this order of their places."""
    st.session_state["published_table"] = asked.at
    st.selectbox(
        capital(t(published.LABELS[published.TABLE]), language()), order, format_func=lambda at: _called(tables[at]),
        key="published_table", width=720, on_change=published.choose_table,
        args=("published_table", published.names(tables)),
    )  # fmt: skip


def recognised(table: Checked, agreeing: frozenset[str]) -> str:
    """What was recognised in a table, in one line; of the cells to look at only those that our figures leave open."""
    parts = [
        table.table.place,
        tn("{n}行", len(table.table.rows)),
        _columns([line.name for line in table.table.columns]),
        counts_said(table.checks, language()),
    ]  # fmt: skip
    wrong = dict.fromkeys(check.cell for check in table.checks if check.verdict in DISAGREEING)
    if off := [cell for cell in wrong if cell not in agreeing]:
        parts.append(t("先看单元格：{cells}", cells=t("、").join(off[:NAMED]) + ("…" if len(off) > NAMED else "")))
    return BETWEEN.join(parts) if table.checks else BETWEEN.join([*parts[:3], nothing(table, language())])


def _columns(names: Sequence[str]) -> str:
    """The columns of figures, the first of them where there are many."""
    if len(names) > NAMED:
        return t("数字列：{columns}等{count}列", columns=t("、").join(names[:NAMED]), count=len(names))
    return t("数字列：{columns}", columns=t("、").join(names) or MISSING)


def by_urgency(tables: Sequence[Checked], beside: Sequence[Against]) -> list[int]:
    """The places of the tables: first those of which most differs from ours, then those that fail by themselves."""
    return sorted(range(len(tables)), key=lambda at: _urgency(tables[at], beside[at]))


def _urgency(table: Checked, ours: Against) -> tuple[int, int, int]:
    counts = counted(table.checks)
    return -counted(ours.checks)["disagreeing"], -counts["disagreeing"], -counts["asked"]


def _called(table: Checked) -> str:
    title, off = table.table.title, counted(table.checks)["disagreeing"]
    return t("{title}：表内不一致{off}处", title=title, off=off) if off else title
