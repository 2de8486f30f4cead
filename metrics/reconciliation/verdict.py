"""What a comparison of published figures comes to: verdicts in colour, symbol and word, and a sentence for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from data.model import Light
from data.wording import msg, translate


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
}
SENTENCES: dict[str, str] = {
    # a published figure beside ours
    "figure_same": msg("本系统为{computed}，与公开数相同。"),
    "figure_half_up": msg("本系统为{computed}，四舍五入即公开数。"),
    "figure_half_even": msg("本系统为{computed}，按四舍六入五成双即公开数。"),
    "figure_truncated": msg("本系统为{computed}，舍去末位以后即公开数；四舍五入应为{half_up}。"),
    "figure_differs": msg("本系统为{computed}，与公开数相差{difference}，舍入无法解释。"),
    "figure_missing": msg("本系统没有可比的数。"),
    # figures among themselves
    "set_same": msg("{figures}正好相符。"),
    "set_half_up": msg("都按四舍五入，{figures}能同时成立。"),
    "set_half_even": msg("都按四舍六入五成双，{figures}能同时成立。"),
    "set_cut": msg(
        "都按四舍五入，{figures}不能同时成立：由前两数得{low}%—{high}%，不含{rate}。"
        "{cut}是截尾得来的就能成立，其真值在{least}—{most}之间。"
    ),
    "set_cut_sum": msg("都按四舍五入，{figures}不能同时成立；{cut}是截尾得来的就能成立。"),
    "set_several": msg("都按四舍五入，{figures}不能同时成立；其中一个是截尾得来的就能成立：{cut}。"),
    "set_impossible": msg("{figures}无论怎样舍入都不能同时成立：由前两数得{low}%—{high}%，不含{rate}。"),
    "set_impossible_sum": msg("{figures}无论怎样舍入都不能同时成立。"),
    # sums
    "sum_same": msg("{parts}个部分之和为{computed}。"),
    "sum_single": msg("只列了一个部分，为{computed}。"),
    "sum_half_up": msg("{parts}个部分之和为{computed}，合计是四舍五入得来的。"),
    "sum_truncated": msg("{parts}个部分之和为{computed}，合计是截尾得来的。"),
    "sum_rounded": msg("{parts}个部分之和为{computed}，相差{difference}，各部分舍入可以解释。"),
    "sum_doubtful": msg(
        "{parts}个部分之和为{computed}，相差{difference}；单靠各数舍入不大会差这么多，请核对。"
    ),
    "sum_alone": msg("{parts}个部分之和为{computed}，相差{difference}；同表其他合计都正好相加，这一处请核对。"),
    "sum_short_all": msg("{parts}个部分之和为{computed}，比合计少{difference}；各列都少，可能有没列出的部分。"),
    "sum_over_all": msg("{parts}个部分之和为{computed}，比合计多{difference}；各列都多，各部分可能有重复。"),
    "sum_short": msg("{parts}个部分之和为{computed}，比合计少{difference}，可能有没列出的部分或填错。"),
    "sum_over": msg("{parts}个部分之和为{computed}，比合计多{difference}，请核对合计和各部分。"),
    "sum_short_slip": msg(
        "{parts}个部分之和为{computed}，比合计少{difference}。可能填错：{candidates}；或有没列出的部分。"
    ),
    "sum_over_slip": msg("{parts}个部分之和为{computed}，比合计多{difference}。可能填错：{candidates}。"),
    "sum_unread": msg("没有找到与这个合计相符的各列，未核对。"),
    "part_short": msg("其中项共{computed}，比所属的数少{difference}，还有没单列的部分。"),
    "part_over": msg("其中项共{computed}，比所属的数多{difference}，各项可能有重叠，请核实。"),
    # ratios
    "ratio_same": msg("{part}÷{whole}＝{computed}%。"),
    "ratio_half_up": msg("{part}÷{whole}＝{computed}%，四舍五入即公布数。"),
    "ratio_half_even": msg("{part}÷{whole}＝{computed}%，按四舍六入五成双即公布数。"),
    "ratio_truncated": msg("{part}÷{whole}＝{computed}%，公布数是截尾得来的；四舍五入应为{half_up}%。"),
    "ratio_rounded": msg("{part}÷{whole}＝{computed}%，两数各自舍入可以解释。"),
    "ratio_inverse": msg("越低越好：{part}÷{whole}＝{computed}%。"),
    "ratio_capped": msg("{part}÷{whole}＝{computed}%，公布时以100%为限。"),
    "ratio_differs": msg("{part}÷{whole}＝{computed}%，与公布数相差{difference}个百分点。"),
    "ratio_words": msg("“{words}”是文字，不能算比率。"),
    "ratio_blank": msg("{what}没有公布，不能算比率。"),
    "ratio_zero": msg("分母为0，不能算比率。"),
    "ratio_unread": msg("表内没有它的分子或分母，未核对。"),
    "implied_same": msg("由各部分的数和比率推算，总比率在{low}%—{high}%之间。"),
    "implied_differs": msg("由各部分的数和比率推算，总比率应在{low}%—{high}%之间。"),
    "ratio_asked": msg("{part}÷{whole}＝{computed}%，与公布数相差{difference}个百分点；各行多不相符，可能另有口径。"),
    # products
    "product_same": msg("{count}×{standard}＝{computed}。"),
    "product_rounded": msg("{count}×{standard}＝{computed}，舍入可以解释。"),
    "product_differs": msg("{count}×{standard}＝{computed}，与公布数相差{difference}，请核对。"),
    "product_asked": msg("{count}×{standard}＝{computed}，与公布数相差{difference}，可能中途调整过标准或人数。"),
    # differences
    "difference_same": msg("{more}－{less}＝{computed}。"),
    "difference_rounded": msg("{more}－{less}＝{computed}，相差{difference}，舍入可以解释。"),
    "difference_differs": msg("{more}－{less}＝{computed}，与公布数相差{difference}。"),
    # what to look at
    "row_sum_same": msg("与其他各行一样，合计{computed}。"),
    "row_sum_off": msg("本行合计{computed}，其余{rows}行都是{usual}，差{difference}。可能填错：{candidates}。"),
    "row_sum_off_plain": msg("本行合计{computed}，其余{rows}行都是{usual}，差{difference}。"),
    "series_jump": msg("{before}到{after}由{first}升到{computed}，一次增加目标的{gain}%，可能属实，请说明原因。"),
    "series_leap": msg("{before}到{after}由{first}升到{computed}，增加一倍以上，可能属实，请说明原因。"),
    "series_same": msg("{before}到{after}没有变化，都是{computed}，可能属实，请核实。"),
    "series_done": msg("{before}到{after}没有变化，都是{computed}，目标已完成。"),
    "series_falls": msg("{before}到{after}由{first}降到{computed}，累计数一般不减少，请核对。"),
    "zero_hidden": msg("总数为目标的{rate}%，而这里目标{target}、完成为0，被总数掩盖。"),
    "zero_open": msg("总数为目标的{rate}%，这里目标{target}、完成为0。"),
    "several": msg("“{name}”一列合并了{count}个单位，看不出各自是多少。"),
}  # fmt: skip

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
