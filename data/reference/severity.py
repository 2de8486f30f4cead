"""How gravely a doubt is asked: one rule for each, read when a form comes in (loaders) and afterwards (metrics).

A rule takes facts of one report (Decimal, date, bool) or of a frame of them (pl.Expr) alike: it says when the doubt is
questioned; else, and where a fact is not known, it is noted. What is true now and then is noted unless nothing bears
it out; where two figures cannot both be right, the doubt is questioned. Reasons: docs/decisions/0027. What a form shows
by itself (a total, two of its sheets) is graded where it is found, in loaders.forms, and metrics read it from there.
"""
# ruff: noqa: ANN401 a fact is a number, a day, a truth value, or a column of them

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import polars as pl

from data.model import Severity
from data.reference.checks import checks

LIMITS = checks().limits
QUESTIONED, NOTED = pl.lit(str(Severity.QUESTIONED)), pl.lit(str(Severity.NOTED))


def _always() -> bool:
    return True


def _never() -> bool:
    return False


def _where(fact: Any) -> Any:
    return fact


def _ahead_of_its_day(as_of: Any, received_on: Any) -> Any:
    return as_of > received_on


def _beyond_added_funds(issued: Any, planned: Any) -> Any:
    return (issued * 100 > planned * LIMITS.over_planned_pct) & (planned > 0)


def _not_borne_out(risen: Any, paid: Any, stages: Any) -> Any:
    return (paid < risen * LIMITS.borne_out_share) & (stages <= 0)


def _copied_while_wanted(is_under_way: Any, is_wanted: Any, is_copied: Any, is_untold: Any) -> Any:
    return is_under_way & is_wanted & is_copied & is_untold


def _long_after(days: Any) -> Any:
    return days > LIMITS.late_correction_days


RULES: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        # two figures, or two records, that cannot both be right
        **dict.fromkeys(
            (
                "falls", "rate_differs", "sources_differ", "parts_differ", "disbursed_over_issued",
                "paid_over_disbursed", "complete_not_done", "told_twice", "unmentioned", "money_ahead", "seen_less",
                "left_blank", "corrects_late",
            ),
            _always,
        ),
        # what is true now and then: where nothing bears it out
        "early": _ahead_of_its_day,  # as_of, day of receipt
        "issued_over_planned": _beyond_added_funds,  # issued, planned
        **dict.fromkeys(("jump", "count_jump"), _not_borne_out),  # rise, rise of the money, stages passed
        "frozen": _copied_while_wanted,  # under way, wanted by the timetable, words as before, no reason told
        "form_unchanged": _where,  # the words are those of the report before, too
        "words_contradict": _where,  # the words speak of the whole works
        "unit_differs": _where,  # downwards, or above the plan
        "changed_later": _long_after,  # days since it was first sent
        "paid_not_accepted": _where,  # not even complete
        "works_ahead": _where,  # issued and idle for months
        "last_year": _where,  # not borne out by money
        "plan_moved": _where,  # by the newest plan there is no lag
        "hidden_zeros": _never,  # the rate of the city is right, the zero may be
        "missing_figure": _never,  # not told before in the year either (else left_blank)
        "corrects": _never,  # in time (else corrects_late)
    }
)  # fmt: skip
"""doubt → when it is questioned."""


def of_report(doubt: str, *facts: Any) -> Severity:
    """How gravely a doubt about one report is asked; noted where a fact is None."""
    is_grave = None not in facts and bool(RULES[doubt](*facts))
    return Severity.QUESTIONED if is_grave else Severity.NOTED


def of_reports(doubt: str, *facts: pl.Expr) -> pl.Expr:
    """The same for each row of a frame."""
    grave = RULES[doubt](*facts)
    return pl.when(grave).then(QUESTIONED).otherwise(NOTED)
