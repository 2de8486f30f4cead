"""docs/metrics.md as leaders read it: columns by their labels, codes in words, worked examples as tables."""

import functools
import re
from collections.abc import Iterator, Mapping

from data.reference.lights import light_presets
from data.wording import msg, translate
from exports.codes import SAID, YES_NO, words
from exports.sentences.wording import capital, inside
from metrics.columns import COLUMNS

COMMENT = re.compile(r"[ \t]*<!--.*?-->", re.DOTALL)
"""What stands there for developers alone."""
FENCE = re.compile(r"^```(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
NAME = re.compile(r"[A-Za-z_][\w*]*")
CHINESE = "[一-鿿“]"
ONE = r"`[\w*]+`"
DROPPED = (
    (re.compile(rf"（{ONE}(?:[、，和 ]+{ONE})*）"), ""),
    (re.compile(rf" \({ONE}(?:(?:, | and ){ONE})*\)"), ""),
    (re.compile(rf"(\*{{1,2}}[^*\n]+\*{{1,2}})[，,] ?{ONE}(?:(?:和| and ){ONE})?(?=[：:，,。. =])"), r"\1"),
)
"""A name of the program beside the words for the same: the words suffice."""
TWICE = {
    "zh": (
        (re.compile(rf"`[\w*]+ ({CHINESE}+)`"), r"\1"),
        (re.compile(rf"(?:{ONE}|\*[a-z_]+\*) (?={CHINESE})"), ""),
    ),
    "en": (
        (re.compile(rf"`([\w*]+) {CHINESE}+`"), r"`\1`"),
        (re.compile(rf"({ONE}) {CHINESE}+"), r"\1"),
    ),
}
"""The same where the words are Chinese: English readers get those that the name stands for."""
ENGLISH_BEFORE = re.compile(rf"(?<![A-Za-z_`])[a-z_]+(?: of the [a-z]+)? (?={CHINESE})")
ENGLISH = re.compile(r"(?<=[ *])([a-z]+)(?= \||\*[，。、；（])")
"""English words beside Chinese ones for the same, and such that stand by themselves, in the Chinese text."""
WORDS: Mapping[str, str] = {
    "planned_pct = p₀ + (p₁ − p₀) × (day − day₀) ÷ (day₁ − day₀)":
        msg("计划进度 = p₀ + (p₁ − p₀) × (日 − 日₀) ÷ (日₁ − 日₀)"),
    "linear_lag_days = (linear_pct − actual_pct) ÷ 100 × days of the year":
        msg("对时间进度的滞后天数 = (时间进度 − 实际进度) ÷ 100 × 全年天数"),
    "batch = figure of the month − newest known figure before it": msg("当月拨付 = 本月的数 − 此前最近的已知数"),
    "100 × part ≥ low × whole": msg("100 × 分子 ≥ 下限 × 分母"), "span=month": msg("统计口径为“当月”"),
    "linear=days": msg("“按天数”"),
    "city_level": msg("市本级"), "actual": msg("实际进度"), "planned": msg("计划资金"),
    "project_id": msg("项目"), "is_ceiling": msg("越低越好"), "actual_basis": msg("进度取自"),
    "clock_on": msg("所看的那天"), "plan_lag_days": msg("对计划进度的滞后天数"),
    "linear_lag_days": msg("对时间进度的滞后天数"), "first_plan_lag_days": msg("对首次计划的滞后天数"),
    "is_overdue": msg("已逾期"), "judged_pct": msg("分档所看的数"), "last_red": msg("最近红灯月份"),
    "amount_wan": msg("金额"), "version": msg("第几次计划"), "point_on": msg("日期"),
    "target_basis": msg("达成依据"), "is_target_met": msg("达成"), "is_done": msg("办结"),
    "known_pct": msg("已知进度"), "construction_tasks": msg("建设类任务数"),
    "subsidy_tasks": msg("资助补助类任务数"), "submission_id": msg("填报"), "now": msg("现值"),
    "before": msg("对比值"), "indicator": msg("公开指标"), "unit": msg("单位"), "decimals": msg("小数位数"),
    "least": msg("最小"), "most": msg("最大"), "other": msg("其他"), "physical": msg("形象进度"),
    "quantity": msg("完成数量"), "money": msg("资金"), "status": msg("填报"), "points": msg("百分点"),
    "event": msg("按月，留痕"), "relative": msg("相对"), "absolute": msg("绝对"), "silent": msg("本月未报"),
    "unstaged": msg("没有写阶段"), "all": msg("全部"), "year": msg("计划本年"),
    "start_base_*": msg("应开工项目数"), "start_rate_*_pct": msg("开工率"), "started_of_*": msg("其中已开工"),
    "start_unreported_*": msg("应开工中未报"),
    "at_most": msg("年底最多完不成"), "half_up": msg("四舍五入"), "half_even": msg("四舍六入五成双"),
    "truncated": msg("截尾"), "exact": msg("原数"), "rounded": msg("舍入"), "inverse": msg("反算"),
    "capped": msg("封顶"), "asked": msg("存疑"), "skipped": msg("未比对"), "differs": msg("不一致"),
    "impossible": msg("不可能"), "sum": msg("合计"), "balance": msg("结余"), "running": msg("累计"),
    "ratio": msg("比率"), "share": msg("占比"), "product": msg("乘积"), "per_unit": msg("单位平均"),
    "of_which": msg("其中"), "implied": msg("推出"), "row_sum": msg("行合计"), "series": msg("序列"),
    "zero": msg("为零"), "several": msg("多处"), "limits": msg("界限"), "lights": msg("亮灯标准"),
    "linear": msg("时间进度"), "first_plan": msg("首次计划进度"), "first_plan_gap": msg("与首次计划之差"),
    "ours": msg("本系统默认"), "yinchuan": msg("银川"), "sanya": msg("三亚"), "tianjin": msg("天津"),
    "dazu": msg("大足"), "ouhai": msg("瓯海"), "words": msg("叫法"), "worst_of": msg("取最差"),
    "batch": msg("当月拨付"), "difference": msg("相差"), "set": msg("已设定"), "own": msg("自身历史"),
    "similar": msg("同类任务"), "start": msg("开工"), "due": msg("完成时限"), "month": msg("月度进度"),
    "added": msg("新增"), "dropped": msg("取消"), "funding": msg("计划资金"), "city": msg("市级"),
    "plan": msg("推进时序"), "progress": msg("实际进度"), "N": msg("尚未开始"), "open": msg("说不准"),
}  # fmt: skip
"""What else examples and formulas name. A name that neither stands here nor is a column or code stays as it is."""
BLOCKS: Mapping[str, str] = {
    "status": msg("填报"), "plan": msg("推进时序"), "versions": msg("历次计划"), "sources": msg("资金来源"),
    "published": msg("公开数"), "before": msg("上一期"), "table": msg("公开的表"), "result": msg("算出"),
}  # fmt: skip
"""The tables of an example."""


def readable(text: str, language: str) -> str:
    """A section of docs/metrics.md without the names that programs use."""
    parts, at = [], 0
    for fence in FENCE.finditer(text):
        parts += [_prose(text[at : fence.start()], language), _example(fence[2], language)]
        at = fence.end()
    return "".join((*parts, _prose(text[at:], language)))


def _prose(text: str, language: str) -> str:
    prose = COMMENT.sub("", text)
    for pattern, kept in (*DROPPED, *TWICE[language]):
        prose = pattern.sub(kept, prose)
    if language == "zh":
        prose = ENGLISH.sub(lambda word: _name(word[1], language), ENGLISH_BEFORE.sub("", prose))
    return CODE.sub(lambda code: _formula(code[1], language), prose)


def _formula(code: str, language: str) -> str:
    if code in WORDS and not NAME.fullmatch(code):
        return translate(language, WORDS[code])
    return NAME.sub(lambda name: _inside(name[0], language), code)


def _inside(name: str, language: str) -> str:
    """A name as it stands within a sentence; places keep their capital."""
    word = _name(name, language)
    return word if name in light_presets() else inside(word, language)


@functools.cache
def _name(name: str, language: str) -> str:
    """What a reader calls a column, setting or code."""
    if name in COLUMNS:
        return translate(language, COLUMNS[name].label)
    if name in WORDS:
        return translate(language, WORDS[name])
    coded = (words(column, name, language) for column in SAID if column not in ("lights", "field"))
    return next((word for word in coded if word != name), name)


def _example(body: str, language: str) -> str:
    """The tables of a worked example, each under what it holds."""
    return "\n".join(line for block in body.strip().split("\n\n") for line in _block(block.splitlines(), language))


def _block(lines: list[str], language: str) -> Iterator[str]:
    if lines[0].endswith(":"):
        name = lines.pop(0).rstrip(":")
        yield f"\n*{translate(language, BLOCKS[name])}*\n" if name in BLOCKS else f"\n*{name}*\n"
    heads, *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    yield _row([capital(_name(head, language), language) for head in heads])
    yield _row(["---"] * len(heads))
    for row in rows:
        yield _row([_cell(head, value, language) for head, value in zip(heads, row, strict=False)])


def _cell(column: str, value: str, language: str) -> str:
    if value in YES_NO:
        return translate(language, YES_NO[value])
    said = words(column, value, language)
    return _name(value, language) if said == value and NAME.fullmatch(value) and len(value) > 1 else said


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
