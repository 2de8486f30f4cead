"""What a form consists of: its columns, the help beside them, the notes below them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.model import Level, Measure
from data.wording import msg
from exports.cells import NUMBERS


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form: its group above, its header, its width in characters."""

    name: str
    header: str
    width: int
    group: str | None = None
    is_editable: bool = False
    number: str | None = None

    @property
    def is_money(self) -> bool:
        """Whether the column adds up."""
        return self.number == NUMBERS["money"]


FUNDS, COURSE, WORKS = "资金情况", "进度情况", "开工、入库和投资"
MONEY, PLAIN_NUMBER, DAY = NUMBERS["money"], "General", NUMBERS["date"]
YES, NO = "是", "否"
DIVIDED = {
    Measure.ISSUED: "预算下达", Measure.ARRIVED: "资金到位", Measure.DISBURSED: "实际拨付", Measure.PAID: "资金支付",
}  # fmt: skip
LEVELS = {
    Level.CENTRAL: "中央", Level.PROVINCIAL: "省级", Level.CITY: "市级", Level.COUNTY: "县级", Level.OTHER: "其他",
    Level.UPPER: "上级补助",
}  # fmt: skip


def source_name(measure: str, level: str) -> str:
    """What the column of one level of an amount is called in programs."""
    return f"{measure}_{level}_wan"


CENTRED = ("item_no", "county", "category", "stage", "target_unit", "is_registered")
COLUMNS = (
    Column("item_no", "序号", 6, number=PLAIN_NUMBER),
    Column("project", "项目名称", 26),
    Column("county", "区县", 10),
    Column("category", "类别", 12),
    Column("target", "目标任务", 14),
    Column("planned_wan", "计划资金", 13, number=MONEY),
    Column("issued_wan", "预算下达", 13, FUNDS, True, MONEY),
    Column("arrived_wan", "资金到位", 13, FUNDS, True, MONEY),
    Column("disbursed_wan", "实际拨付", 13, FUNDS, True, MONEY),
    Column("paid_wan", "资金支付", 13, FUNDS, True, MONEY),
    Column("stage", "当前阶段", 14, COURSE, True),
    Column("physical_pct", "形象进度(%)", 12, COURSE, True, PLAIN_NUMBER),
    Column("done_value", "完成数量", 11, COURSE, True, PLAIN_NUMBER),
    Column("target_unit", "计量单位", 9, COURSE),
    Column("start_actual_on", "实际开工时间", 13, WORKS, True, DAY),
    Column("is_registered", "是否入库", 9, WORKS, True),
    Column("registered_on", "入库时间", 13, WORKS, True, DAY),
    Column("done_ytd_wan", "累计完成投资", 13, WORKS, True, MONEY),
    Column("done_before_wan", "上年同期完成投资", 13, WORKS, True, MONEY),
    Column("problem", "存在问题", 26, None, True),
    Column("next_step", "下步举措", 26, None, True),
    *(
        Column(source_name(measure, level), word, 11, f"{whole}（按来源）", True, MONEY)
        for measure, whole in DIVIDED.items()
        for level, word in LEVELS.items()
    ),
)
BY_NAME = {column.name: column for column in COLUMNS}
HELP: Mapping[str, tuple[str, str]] = {
    "money": (
        msg("金额，单位：万元"),
        msg("填1月1日起的累计数，单位万元。没有变化的不用改；没有数的留空，确为零的填0。"),
    ),
    "physical_pct": (msg("形象进度，0至100"), msg("填累计完成的百分数，例如45表示45%。没有变化的不用改。")),
    "done_value": (msg("累计完成数量"), msg("填1月1日起的累计数，单位见“计量单位”一栏。没有变化的不用改。")),
    "day": (msg("日期"), msg("填日期，例如2023-3-25；还没有的留空。")),
    "is_registered": (msg("是否入库"), msg("项目是否已进入统计库（入库纳统），从下拉列表中选择。")),
    "stage": (
        msg("当前阶段"),
        msg(
            "从下拉列表中选择目前已到的阶段。停工、暂缓、调整、取消、跨年续建写在后面的括号里，如“主体施工（停工）”；已投用而未验收的，填“已投用未验收”。"
        ),
    ),
    "as_of": (msg("数据截至"), msg("填数字截至的日期，例如2023-3-25。已按报告期末填好，不是这一天的请改。")),
}
REFUSED: Mapping[str, str] = {
    "money": msg("请填不小于0的数字，单位万元；不要填文字或单位。"),
    "physical_pct": msg("请填0至100的数字，不要填文字。"),
    "done_value": msg("请填不小于0的数字，不要填文字或单位。"),
    "day": msg("请填日期，例如2023-3-25。"),
    "is_registered": msg("请从下拉列表中选择。"),
    "stage": msg("列表中没有这个阶段。只在注明项目状态（如“主体施工（停工）”“已投用未验收”）时才选“是”。"),
    "as_of": msg("请填报告期最后一个月内的日期，例如2023-3-25。"),
}
STARTED = msg(
    "注：1.黄色格可以填写，已填好上次报送的累计数，只改有变化的；其余各格已锁定。"
    "\n2.资金为1月1日起累计数，单位万元；没有数的留空，确为零的填0。\n3.形象进度填0至100，当前阶段从下拉列表中选择。"
    "\n4.计划资金、目标任务按目标任务分解表填列，如有调整请先报送调整后的分解表。"
)
EMPTY = msg(
    "注：1.黄色格可以填写，其余各格已锁定；此前没有报送，请填累计数，以后只改有变化的。"
    "\n2.资金为1月1日起累计数，单位万元；没有数的留空，确为零的填0。\n3.形象进度填0至100，当前阶段从下拉列表中选择。"
    "\n4.计划资金、目标任务按目标任务分解表填列，如有调整请先报送调整后的分解表。"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A task in the form: its values by column name, which of its cells are open, the stages to choose from."""

    values: Mapping[str, object]
    open: frozenset[str]
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in a form; `names` are its columns in order."""

    sender: str
    period: date
    lines: tuple[Line, ...]
    names: tuple[str, ...]
    has_history: bool
    is_sample: bool
