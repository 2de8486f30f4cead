"""What each check says: to the clerk what to do, to the leader what stands there, to a visitor what to look at."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from data.cited import cited
from data.findings import SENTENCES
from data.model import period_end
from data.reference import stage_name
from data.reference.checks import checks
from data.wording import msg, translate, translate_count
from metrics.columns import COLUMNS
from metrics.credibility_checks import CHECKS, SEE_NAMES, SEE_WORKS

LAST_YEAR = {
    "begun": msg("“{field}”{value}，而本年任务{at}才开始。"),
    "paid": msg("1月“{field}”已有{value}，达到目标{other}的一半以上。"),
    "same": msg("“{field}”{value}与上年末的数相同。"),
}
"""The other reasons of the check last_year, told by `words`."""
LEADER_OF_FINDING = {
    "total_differs": msg("{field}合计填{stated}，各行之和为{sum}，以哪个为准？"),
    "across_differs": msg("{field}填{stated}，旁边各分项之和为{sum}，以哪个为准？"),
    "sources_differ": msg("{whole}{stated}万元，按资金来源相加为{sum}万元，以哪个为准？"),
    "views_differ": msg("两张工作表中同样的项目数字不同，以哪张为准？"),
    "unit_slip": msg("{field}填{value}万元，是计划资金的{times}倍，单位是否一致？（该行已退回，没有计入）"),
    "left_blank": msg("{field}本期空白，{period}报的是{before}，本期是多少？"),
}
PLACES: Mapping[str, str] = MappingProxyType(
    {"banner": msg("表头说明"), "form": msg("全表"), "register": msg("项目清单“计划资金”")}
)
ALIASES = {
    "before": "other", "issued": "other", "planned": "other", "disbursed": "value", "percent": "value",
    "months": "third", "stage": "words", "period": "at", "now": "value", "days": "third",
    "due": "other", "same": "value", "received": "at", "as_of": "words",
}  # fmt: skip
"""How the sentences of data.findings call the numbers of a question."""
OVERRIDES = {
    "issued_over_planned": {"issued": "value"},
    "paid_over_disbursed": {"paid": "value", "disbursed": "other"},
}
OF_FIELD = {
    **dict.fromkeys(("falls", "jump", "unit_slip", "changed_later", "seen_less", "last_year"), ("value", "other")),
    "hidden_zeros": ("other",), "unmentioned": ("value", "other", "third"),
}  # fmt: skip
"""Numbers in the unit of the field that the check asks about; the last two ask of pieces done."""
OF_MONTHS = ("falls", "jump", "unit_slip", "form_unchanged")
"""Checks whose `at` is a month."""
STAGED = ("complete_not_done", "paid_not_accepted")


def name(check: str, language: str) -> str:
    """What a reader calls a check."""
    return translate(language, CHECKS[check].name) if check in CHECKS else check


def clerk(question: Mapping[str, Any], language: str) -> str:
    """Where, what and what to do, for the unit that reported."""
    check, values = CHECKS[question["check"]], _values(question, language)
    own = LAST_YEAR.get(question["words"] or "", check.reason)
    reason, remedy = SENTENCES.get(question["code"] or "", (own, check.remedy))
    said, asks = (translate(language, part, **values) for part in (reason, remedy))
    return translate(language, "{cell}：{reason}{remedy}", cell=place(question, language), reason=said, remedy=asks)


def leader(question: Mapping[str, Any], language: str) -> str:
    """What stands beside what, without a judgement."""
    sentence = LEADER_OF_FINDING.get(question["code"] or "", CHECKS[question["check"]].leader)
    return translate(language, sentence, **_values(question, language))


def reasons(lost: Sequence[Mapping[str, Any]] | None, language: str) -> str:
    """Which checks took how many points from a submission, the dearest first; none is said in words."""
    parts = [
        translate(language, "{check}，扣{points}分", check=name(each["check"], language), points=each["points"])
        if each["times"] == 1
        else translate(
            language, "{check}（{times}个问题），共扣{points}分", check=name(each["check"], language),
            points=each["points"], times=each["times"],
        )
        for each in lost or ()
    ]  # fmt: skip
    return translate(language, "；").join(parts) or translate(language, "没有问题需要核对")


def why(task: Mapping[str, Any], language: str) -> str:
    """Why a task is worth a visit: doubts, lag, money, and when somebody was last there."""
    unseen = translate(language, "已{months}个月没有现场查看记录", months=task["unseen_months"])
    asked = translate(language, "、").join(name(check, language) for check in task["checks"])
    parts = [
        translate_count(
            language,
            "近{months}个月有{n}个问题（{checks}）",
            task["doubts"],
            checks=asked,
            months=str(checks().visits.doubt_months),
        )
        if task["doubts"]
        else "",
        translate(language, "滞后{n}天", n=task["lag_days"]) if (task["lag_days"] or 0) > 0 else "",
        translate(language, "计划资金{planned}万元", planned=_amount(language, task["planned_wan"]))
        if task["planned_wan"]
        else "",
        unseen if task["unseen_months"] else "",
    ]
    return translate(language, "；").join(part for part in parts if part)


def look_at(task: Mapping[str, Any], language: str) -> str:
    """What a visitor of a task should look at: what its dearest question asks for, else the works or the payments."""
    usual = SEE_WORKS if task["category"] == "construction" else SEE_NAMES
    looks = [CHECKS[check].look for check in task["checks"]] or [usual]
    return translate(language, "；").join(translate(language, look) for look in dict.fromkeys(looks))


def place(question: Mapping[str, Any], language: str) -> str:
    """The address of the cells; in words where a question rests on no cell of a table."""
    cell = question["cell"] or "form"
    if cell in PLACES:
        return translate(language, PLACES[cell])
    if cell.isdigit():
        return translate(language, "第{row}行", row=cell)
    return cell.replace("、", translate(language, "、"))


def _values(question: Mapping[str, Any], language: str) -> dict[str, Any]:
    field = "done_value" if question["check"] in ("hidden_zeros", "unmentioned") else question["field"] or ""
    with_unit, unit = OF_FIELD.get(question["check"], ()), question["target_unit"] or ""
    values = {
        key: _with_unit(question[key], field, unit, language) if key in with_unit else _plain(question[key])
        for key in ("value", "other", "third")
    }
    words = question["words"] or ""
    values["words"] = stage_name(words, language) if question["check"] in STAGED else words
    at = question["at"]
    month = at and translate(language, "{year}年{month}月", year=at.year, month=str(at.month))
    values["at"] = (month if question["check"] in OF_MONTHS else f"{at}") if at else ""
    values["field"] = _label(question["field"], language)
    values["period_end"] = period_end(question["period"]).isoformat() if question["period"] else ""
    values["county"] = question["county"] or ""
    aliases = ALIASES | OVERRIDES.get(question["check"], {})
    named = {alias: values[key] for alias, key in aliases.items()}
    return {**named, **values, **_of_finding(question, language)}


def _of_finding(question: Mapping[str, Any], language: str) -> dict[str, Any]:
    """What a finding said besides; its value is what the clerk typed."""
    if not question["params"]:
        return {}
    said = cited(json.loads(question["params"]), language)
    return {"value": question["words"] or "", **said, "field": str(said.get("field", "")).rsplit("|", 1)[-1]}


def _with_unit(number: Decimal | None, field: str, unit: str, language: str) -> str:
    """A number in the unit of its field: 万元, %, or that of the task's target (`unit`)."""
    if number is None or field.endswith("_pct"):
        return "" if number is None else f"{_plain(number)}%"
    if field.endswith("_wan"):
        return translate(language, "{amount}万元", amount=_plain(number))
    return translate(language, "{number}{unit}", number=_plain(number), unit=unit) if unit else _plain(number)


def _label(field: str | None, language: str) -> str:
    return translate(language, COLUMNS[field].label) if field in COLUMNS else field or ""


def _amount(language: str, wan: Decimal) -> str:
    """An amount of ours, not of a cell: in 万元, in English in millions of yuan as tables have it."""
    return _plain(wan / 100 if language == "en" else wan)


def _plain(number: Decimal | None) -> str:
    """A number as people write it: a comma between thousands, two decimals at most where it is long."""
    if number is None:
        return ""
    short = number if number == round(number, 4) else round(number, 2)
    return f"{short.normalize():,f}"
