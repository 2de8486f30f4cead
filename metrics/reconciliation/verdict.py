"""What a comparison of published figures comes to: verdicts in colour, symbol and word, and a sentence for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from data.model import Light
from data.wording import msg, translate
from metrics.reconciliation.sentences import SENTENCES


class Verdict(StrEnum):
    """How a published figure compares with what it is checked against."""

    EXACT = "exact"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    TRUNCATED = "truncated"
    ROUNDED = "rounded"
    INVERSE = "inverse"
    CAPPED = "capped"
    ASKED = "asked"
    SKIPPED = "skipped"
    DIFFERS = "differs"
    IMPOSSIBLE = "impossible"


NAMES: dict[Verdict, str] = {
    Verdict.EXACT: msg("一致"),
    Verdict.HALF_UP: msg("四舍五入后一致"),
    Verdict.HALF_EVEN: msg("四舍六入五成双后一致"),
    Verdict.TRUNCATED: msg("截尾后一致"),
    Verdict.ROUNDED: msg("舍入可以解释"),
    Verdict.INVERSE: msg("反向指标，一致"),
    Verdict.CAPPED: msg("封顶100%"),
    Verdict.ASKED: msg("请留意"),
    Verdict.SKIPPED: msg("未核对"),
    Verdict.DIFFERS: msg("不一致"),
    Verdict.IMPOSSIBLE: msg("任何舍入都不成立"),
}
LIGHTS: dict[Verdict, Light] = dict.fromkeys(Verdict, Light.GREEN) | {
    Verdict.TRUNCATED: Light.BLUE,
    Verdict.CAPPED: Light.YELLOW,
    Verdict.ASKED: Light.YELLOW,
    Verdict.SKIPPED: Light.NONE,
    Verdict.DIFFERS: Light.RED,
    Verdict.IMPOSSIBLE: Light.RED,
}
"""The colour and symbol that a verdict borrows from the lights."""
AGREEING = frozenset(
    {Verdict.EXACT, Verdict.HALF_UP, Verdict.HALF_EVEN, Verdict.TRUNCATED, Verdict.ROUNDED, Verdict.INVERSE}
)
DISAGREEING = frozenset({Verdict.DIFFERS, Verdict.IMPOSSIBLE})
RELATIONS: dict[str, str] = {
    "figure": msg("与本系统比对"),
    "set": msg("公开数相互印证"),
    "sum": msg("合计＝各部分之和"),
    "ratio": msg("比率＝两数之商"),
    "product": msg("金额＝数量×标准"),
    "difference": msg("差＝两数之差"),
    "row_sum": msg("各行之和相同"),
    "series": msg("前后月份"),
    "zero": msg("总数之下的零"),
    "several": msg("一列含几个单位"),
    "implied": msg("总比率介于各比率之间"),
    "balance": msg("上期结余＋收入－支出＝期末结余"),
    "running": msg("上期累计＋本期＝本期累计"),
    "share": msg("各部分占比合计100%"),
    "score": msg("总分＝各项得分之和"),
    "rank": msg("名次与所排的数相符"),
    "per_unit": msg("人均或单位数＝总数÷数量"),
    "of_which": msg("其中项不大于所属的数"),
    "limits": msg("没有核对的范围"),
}
LISTS = ("figures", "cut", "candidates")
"""What sentences are filled in with that lists several things."""


@dataclass(frozen=True)
class Check:
    """One relation that was checked: where the published figure stands, what it was compared with, what came out.

    `cells` are the cells it rests on. `say` names the sentence, `params` fill it.
    """

    relation: str
    verdict: Verdict
    cell: str
    subject: str
    published: str
    say: str
    params: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[str, ...] = ()

    @property
    def computed(self) -> str | None:
        """What it should be by the others."""
        return self.params.get("computed")

    @property
    def difference(self) -> str | None:
        """How far the published figure is from that."""
        return self.params.get("difference")

    def sentence(self, language: str) -> str:
        """What was found, for people."""
        listed = {name: self.params[name].replace("、", ", ") for name in LISTS if name in self.params}
        return translate(language, SENTENCES[self.say], **{**self.params, **(listed if language == "en" else {})})
