"""Codes in words: how a category, stage, light, clock, conclusion or kind of form is called in a language."""

from collections.abc import Callable, Mapping

from data.model import Clock, Denominator, Light, Linear, Span, Unit
from data.reference import KIND_NAMES, SEVERITY_NAMES, category_name, stage_name, state_name
from data.reference.lights import light_name, light_words, preset_name
from data.wording import msg, translate
from exports.sentences.wording import capital
from metrics import credibility_sentences, light_dimensions
from metrics.columns import COLUMNS
from metrics.life_cycle import UNSTATED
from metrics.schedule import BOUND

CLOCKS: Mapping[str, str] = {
    Clock.PLAN: msg("计划进度"),
    Clock.LINEAR: msg("时间进度"),
    Clock.FIRST_PLAN: msg("首次计划进度"),
}
LINEARS: Mapping[str, str] = {Linear.MONTHS: msg("已过月数÷12"), Linear.DAYS: msg("已过天数÷任务起止天数")}
NODE_STATES: Mapping[str, str] = {"overdue": msg("已逾期"), "due": msg("将到期")}
MOVES: Mapping[str, str] = {
    "node": msg("节点"),
    "month": msg("月度进度"),
    "added": msg("新增"),
    "dropped": msg("取消"),
    "start": msg("开始时间"),
    "due": msg("完成时限"),
    "funding": msg("计划资金"),
}
MONEY_UNIT = msg("金额单位")
SETTINGS: Mapping[str, str] = {
    "linear": msg("时间进度"),
    "clock": msg("应达进度口径"),
    "lights": msg("亮灯标准"),
    "span": msg("统计口径"),
    "denominator": msg("拨付率分母"),
    "unit": MONEY_UNIT,
}
"""How figures are judged and counted, by the names of the address bar and the command line."""
UNITS: Mapping[str, str] = {
    Unit.WAN: msg("万元"), Unit.YUAN: msg("元"), Unit.YI: msg("亿元"), Unit.MILLION: msg("百万元"),
}  # fmt: skip
SPANS: Mapping[str, str] = {Span.CUMULATIVE: msg("1月起累计"), Span.MONTH: msg("当月")}
DENOMINATORS: Mapping[str, str] = {
    Denominator.PLANNED: msg("计划资金"),
    Denominator.ISSUED: msg("预算下达"),
    Denominator.ARRIVED: msg("资金到位"),
}

LEVELS: Mapping[str, str] = {
    "central": msg("中央"),
    "provincial": msg("省级"),
    "city": msg("市级"),
    "county": msg("县级"),
    "other": msg("其他"),
    "upper": msg("上级补助（未分级）"),
    "unspecified": msg("未分来源"),
}
STEPS: Mapping[str, str] = {
    "issued": msg("计划未下达"),
    "arrived": msg("下达未到位"),
    "disbursed": msg("到位未拨付"),
    "paid": msg("拨付未支付"),
}
"""What money that waits for a step is called."""


BASES: Mapping[str, str] = {
    "done": msg("已完成"),
    "own": msg("自身历史"),
    "similar": msg("同类任务"),
    "plan": msg("仅计划"),
    "linear": msg("仅时间进度"),
    "bound": msg("限值"),
}
"""What a forecast rests on."""
OUTLOOKS: Mapping[str, str] = {
    "done": msg("已完成"),
    "likely": msg("能完成"),
    "open": msg("说不准"),
    "unlikely": msg("完不成"),
}


def words(column: str, code: str, language: str, lights: str = "ours") -> str:
    """What a reader calls `code`, a light as the preset `lights` does; the code itself where it is not known."""
    if column in OF_LIGHTS:
        return light_words(code, language, lights) if code in set(Light) else code
    return SAID[column](code, language) if column in SAID else code


def label(column: str, language: str, lights: str = "ours") -> str:
    """What a reader calls a column; one that counts a light is called as that light is."""
    is_light = column in set(Light)
    return capital(
        light_name(column, language, lights) if is_light else translate(language, COLUMNS[column].label), language
    )


def _from(names: Mapping[str, str]) -> Callable[[str, str], str]:
    return lambda code, language: translate(language, names[code]) if code in names else code


RULES: Mapping[str, str] = {
    "accepted": msg("验收办结"),
    "unreported": msg("未报"),
    "overdue": msg("逾期"),
    "band": msg("进度"),
    "open": msg("进度"),
    "late_start": msg("开工"),
    "late_entry": msg("入库"),
    "missed_months": msg("月度任务"),
    "funds": msg("资金"),
    "investment": msg("投资"),
    "after_red": msg("曾亮红灯"),
}
"""What decided a light: a dimension of the preset, or what comes before all of them."""
YES_NO: Mapping[str, str] = {"true": msg("是"), "false": msg("否")}
CHANGES: Mapping[str, str] = {"new": msg("新报"), "corrected": msg("更正"), "plan": msg("计划调整")}


def _label(name: str, language: str) -> str:
    return translate(language, COLUMNS[name].label) if name in COLUMNS else name


BANDS: Mapping[str, str] = {
    "ahead": msg("提前"),
    "on_time": msg("按期"),
    "to_15": msg("1至15天"),
    "to_30": msg("16至30天"),
    "to_60": msg("31至60天"),
    "to_90": msg("61至90天"),
    "over_90": msg("90天以上"),
    "bound": msg("限值，不计天数"),
    "unknown": msg("未报"),
}
MEASURES: Mapping[str, str] = {
    "progress": msg("实际进度"),
    "issued": msg("下达进度"),
    "disbursed": msg("拨付占计划"),
}


def _stage(code: str, language: str) -> str:
    return translate(language, "未报阶段") if code == UNSTATED else stage_name(code, language)


def standing(stage: str | None, state: str | None, language: str) -> str:
    """Where a task stands: its stage and, behind it, the state that lies over it."""
    reached = _stage(stage or UNSTATED, language)
    said = state_name(state, language)
    return translate(language, "{stage}（{state}）", stage=reached, state=said) if said else reached


OF_LIGHTS = ("light", "progress_light", *light_dimensions.LIGHTS.values())
"""The columns whose codes are lights."""
SAID: Mapping[str, Callable[[str, str], str]] = {
    "category": category_name,
    "stage": _stage,
    "task_state": state_name,
    "measure": _from(MEASURES),
    **dict.fromkeys(OF_LIGHTS, light_words),
    "light_rule": _from(RULES),
    "is_registered": _from(YES_NO),
    "clock": _from({**CLOCKS, BOUND: msg("限值")}),
    "linear": _from(LINEARS),
    "node_state": _from(NODE_STATES),
    "moved": _from(MOVES),
    "lights": preset_name,
    "unit": _from(UNITS),
    "span": _from(SPANS),
    "denominator": _from(DENOMINATORS),
    "level": _from(LEVELS),
    "band": _from(BANDS),
    "stuck_at": _from(STEPS),
    "forecast_basis": _from(BASES),
    "outlook": _from(OUTLOOKS),
    "severity": _from(SEVERITY_NAMES),
    "check": credibility_sentences.name,
    "change": _from(CHANGES),
    "field": _label,
    "kind": _from(KIND_NAMES),
}
