"""Reconciliation of a store: published figures beside ours and among themselves, published tables checked."""

from collections.abc import Collection, Iterable
from typing import Any

import polars as pl

from data.model import View, received_before
from data.reference import LIGHT_SYMBOLS, indicator_name
from data.store import Store
from data.wording import in_words, msg, told_counts, translate
from exports import view as selected
from exports.printed import spans
from metrics.reconciliation import figures, published
from metrics.reconciliation.foremost import borne_out
from metrics.reconciliation.published import Checked
from metrics.reconciliation.verdict import AGREEING, DISAGREEING, LIGHTS, NAMES, RELATIONS, Check, Verdict


def published_figures(store: Store, view: View) -> list[tuple[Any, list[Check]]]:
    """(period, checks) for each month of which figures were published: beside ours, then among themselves."""
    found = []
    known = store.table("published_figures")
    for (period,), part in known.group_by("period", maintain_order=True):
        tasks = selected.tasks(store, View(period=period, as_of=view.as_of))
        found.append((period, [*figures.beside(part, tasks), *figures.among(part)]))
    return found


def published_tables(store: Store, view: View) -> list[Checked]:
    """Every published table that was received by the view's as-of, with its checks."""
    cells = store.table("published_cells", received_before=received_before(view.as_of))
    return published.check(cells)


def verdict_words(verdict: str, language: str) -> str:
    """A verdict as symbol and word, so that it can be told without its colour."""
    known = Verdict(verdict)
    return f"{LIGHT_SYMBOLS[LIGHTS[known]]} {translate(language, NAMES[known])}"


def counted(checks: Iterable[Check]) -> dict[str, int]:
    """How many checks agree, deserve a look, disagree, and could not be made."""
    verdicts = [check.verdict for check in checks]
    told = {"agreeing": AGREEING, "disagreeing": DISAGREEING, "skipped": {Verdict.SKIPPED}}
    counts = {name: sum(verdict in those for verdict in verdicts) for name, those in told.items()}
    return counts | {"asked": len(verdicts) - sum(counts.values()), "all": len(verdicts)}


def counts_said(checks: Iterable[Check], language: str) -> str:
    """How checks come out, in one line; nothing is said of what there is none of."""
    counts = counted(checks)
    parts = (
        (msg("一致{n}处"), counts["agreeing"]), (msg("请留意{n}处"), counts["asked"]),
        (msg("未核对{n}处"), counts["skipped"]), (msg("不一致{n}处"), counts["disagreeing"]),
    )  # fmt: skip
    told = told_counts(language, parts, msg("没有可核对的"))
    return translate(language, "核对{all}处：{told}", all=counts["all"], told=told)


def as_dict(check: Check, language: str, agreeing: Collection[str] = ()) -> dict[str, object]:
    """A check as a reader gets it; names are those of the columns of the page.

    `agreeing`: cells of its table that equal our own figures; those that it rests on are named.
    """
    return {
        "relation": check.relation,
        "verdict": str(check.verdict),
        "cell": check.cell,
        "subject": _subject(check, language),
        "published": in_words(_published(check, language), language),
        "computed": check.computed and in_words(check.computed, language),
        "difference": check.difference and in_words(check.difference, language),
        "sentence": in_words(check.sentence(language), language),
        "rests_on": spans(check.cells, language),
        "borne_out": spans(borne_out(check, agreeing), language),
    }


def _subject(check: Check, language: str) -> str:
    if check.relation not in ("figure", "set"):
        return check.subject
    return translate(language, "、").join(indicator_name(name, language) for name in check.subject.split("、"))


def _published(check: Check, language: str) -> str:
    return check.published.replace("、", translate(language, "、")) if check.relation == "set" else check.published


def nothing(table: Checked, language: str) -> str:
    """Why a published table has no checks."""
    if not table.table.columns:
        return translate(language, "表里没有一列数字，没有可以核对的")
    return translate(language, "没有找到可以核对的关系")


def line(check: Check, language: str, agreeing: Collection[str] = ()) -> str:
    """A check for people in one line; of one that does not come out, which of its cells equal our own figures."""
    said = as_dict(check, language, agreeing)
    relation = translate(language, RELATIONS[check.relation])
    place = f" {check.cell}" if check.cell else ""
    verdict = verdict_words(check.verdict, language)
    told = f"  {verdict} [{relation}]{place} {said['subject']} {said['published']}: {said['sentence']}"
    if check.verdict not in DISAGREEING or not said["borne_out"]:
        return told
    return told + translate(language, "（{cells}与本系统一致）", cells=said["borne_out"])


def frame(checks: Iterable[Check], language: str, agreeing: Collection[str] = ()) -> pl.DataFrame:
    """Checks as rows of a table: the columns of `as_dict`, verdict and relation in words."""
    rows = [
        as_dict(check, language, agreeing)
        | {
            "verdict": verdict_words(check.verdict, language),
            "relation": translate(language, RELATIONS[check.relation]),
        }
        for check in checks
    ]
    names = (
        "relation", "verdict", "cell", "subject", "published", "computed", "difference", "sentence", "rests_on",
        "borne_out",
    )  # fmt: skip
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String))
