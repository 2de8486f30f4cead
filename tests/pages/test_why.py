"""Why a task shows its light, as the sentence that a reader gets."""

from datetime import date
from decimal import Decimal

import pytest

from metrics.reasons import Reason
from pages.components import why


def reason(rule: str, light: str = "red", kind: str = "points", **rest: object) -> Reason:
    usual: dict[str, object] = {
        "clock": "plan", "stage": "C7", "actual_pct": Decimal(38), "clock_pct": Decimal("63.2"),
        "judged_pct": Decimal("-25.2"), "lag_days": 41,
    }  # fmt: skip
    return Reason(rule=rule, light=light, kind=kind, **{**usual, **rest})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            reason("band", at_least=Decimal(-30), below=Decimal(-15)),
            "计划进度应达63.20%，实际38.00%，差−25.20个百分点（低于−15、不低于−30），滞后41天。",
        ),
        (
            reason("band", clock="linear", judged_pct=Decimal(-40), below=Decimal(-30), lag_days=146),
            "时间进度应达63.20%，实际38.00%，差−40.00个百分点（低于−30），滞后146天。",
        ),
        (
            reason("band", "green", judged_pct=Decimal(2), at_least=Decimal(-5), lag_days=-3),
            "计划进度应达63.20%，实际38.00%，差+2.00个百分点（不低于−5）。",
        ),
        (
            reason("open", "green", judged_pct=Decimal(-4), above=Decimal(-10), below=Decimal(0), is_open=True,
                   lag_days=0),
            "计划进度应达63.20%，实际38.00%，差−4.00个百分点（低于0、高于−10）；该地未规定这一档，由本系统补定。",
        ),
        (
            reason("band", kind="relative", judged_pct=Decimal("60.1266"), below=Decimal(70)),
            "计划进度应达63.20%，实际38.00%，为应达的60.13%（低于70%），滞后41天。",
        ),
        (reason("band", kind="absolute", judged_pct=Decimal(25), actual_pct=Decimal(25), below=Decimal(30)),
         "实际25.00%（低于30%）。"),
        (reason("band", "orange", clock="bound", actual_pct=Decimal(80), judged_pct=Decimal(-20), at_least=Decimal(-30),
                below=Decimal(-15), lag_days=None),
         "目标为全年不得突破的限值（100%），达成80.00%，差−20.00个百分点（低于−15、不低于−30）。"),
        (reason("band", "yellow", kind="relative", clock="bound", actual_pct=Decimal(80), judged_pct=Decimal(80),
                at_least=Decimal(70), below=Decimal(100), lag_days=None),
         "目标为全年不得突破的限值，达成80.00%（低于100%、不低于70%）。"),
        (reason("overdue", due_on=date(2023, 5, 31), overdue_days=30),
         "完成时限2023-05-31已过30天，实际38.00%，尚未完成。"),
        (reason("late_start", start_on=date(2023, 3, 10), late_start_months=3),
         "计划2023-03开工，算至本月已是第3个月，仍未开工。"),
        (reason("late_entry", works_start_on=date(2023, 3, 1), entry_months=2), "开工于2023-03，已2个月未入库。"),
        (reason("missed_months", "yellow", missed_months=1, planned_pct=Decimal(40)),
         "未完成本月任务：按推进时序应达40.00%，实际38.00%。"),
        (reason("missed_months", missed_months=2, planned_pct=Decimal(40)),
         "连续2个月未完成月度任务：按推进时序应达40.00%，实际38.00%。"),
        (reason("funds", levels=("central", "city"), measure="disbursed", funds_pct=Decimal(55),
                funds_required_pct=Decimal(60), is_open=True),
         "中央、市级资金实际拨付占计划55.00%，低于要求的60.00%；该地未规定数值，由本系统补定。"),
        (reason("funds", "yellow", levels=(), measure="issued", funds_pct=Decimal(62), funds_required_pct=Decimal(60)),
         "全部资金预算下达占计划62.00%，低于应达的63.20%。"),
        (reason("investment", growth_pct=Decimal(-10), expected_pct=Decimal(8), city_growth_pct=Decimal("6.5")),
         "完成投资同比−10.00%，预期+8.00%，全市+6.50%。"),
        (reason("after_red", "yellow", "event", judged_pct=Decimal(0), last_red=date(2023, 2, 1)),
         "计划进度应达63.20%，实际38.00%，差0.00个百分点；2023-02曾亮红灯，补齐后转黄留痕。"),
        (reason("accepted", "blue", stage="C11"), "当前阶段为“竣工验收”，已办结。"),
        (reason("unreported", "none", actual_pct=None, judged_pct=None), "本月未报进度，无法判断。"),
    ],
)  # fmt: skip
def test_a_light_is_explained_in_one_sentence_with_its_numbers(told: Reason, said: str) -> None:
    assert why.sentence(told) == said
