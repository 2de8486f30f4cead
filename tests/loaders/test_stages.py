"""What the column of stages says: a stage, a state that lies over it, or both; anything else is asked about."""

from datetime import date, datetime
from pathlib import Path

from data.findings import reason, remedy
from data.model import View
from data.store import Store
from exports import view
from loaders.incoming import Incoming
from loaders.load import load

SAID = [
    ("主体施工", "C8", None, None),
    ("主体施工（停工）", "C8", "halted", None),
    ("停工：主体", "C8", "halted", None),
    ("招标 [暂缓实施]", "C5", "deferred", None),
    ("开工/跨年续建", "C6", "carried_over", None),
    ("未启动（取消）", "N", "cancelled", None),
    ("完工（中期调整）", "C10", "adjusted", None),
    ("已投用未验收", "C10", "in_use_not_accepted", None),
    ("已投入使用，尚未验收", "C10", "in_use_not_accepted", None),
    ("投用（已投用未验收）", "C10", "in_use_not_accepted", None),
    ("停工", None, "halted", "stage_is_state"),
    ("已取消", None, "cancelled", "stage_is_state"),
    ("停工后已复工", None, None, "state_unread"),
    ("主体施工（曾停工两周）", None, None, "state_unread"),
    ("主体施工（已投用未验收）", None, None, "state_unread"),  # what is in use is complete
    ("停工（取消）", None, None, "state_unread"),
    ("正在推进", None, None, "stage_unknown"),
]
"""Words, the stage and the state that they name, and what is asked about them."""
PROJECTS = [f"工程{at:02}（示例）" for at in range(1, len(SAID) + 1)]


def test_a_stage_and_the_state_over_it_are_read_and_anything_else_is_asked_about(tmp_path: Path) -> None:
    store = Store(tmp_path)
    batch = load([Incoming(name, text.encode("utf-8-sig")) for name, text in files()], store, datetime(2023, 7, 2))
    found = [finding for file in batch.files for finding in file.outcome.findings]
    asked = [(f"D{row}", code) for row, (_, _, _, code) in enumerate(SAID, 4) if code]
    assert [(each.cell, each.code) for each in found] == asked
    assert {str(each.severity) for each in found} == {"questioned"}
    read = view.tasks(store, View(period=date(2023, 6, 1))).sort("item_no")
    assert read.select("project", "stage", "task_state").rows() == [
        (project, stage, state) for project, (_, stage, state, _) in zip(PROJECTS, SAID, strict=True)
    ]
    assert {each.code: (reason(each, "zh"), remedy(each, "zh")) for each in reversed(found)} == {
        "stage_is_state": (
            "“停工”说的是项目的状态，已记下；走到的阶段没有填，按未报阶段处理。",
            "请填走到的阶段，状态写在后面的括号里，如“主体施工（停工）”。",
        ),
        "state_unread": (
            "“停工后已复工”像是在说项目的状态，意思不能确定；阶段和状态都按未报处理。",
            "请填走到的阶段，如有停工、暂缓、调整、取消、跨年续建，写在后面的括号里，如“主体施工（停工）”；或只填“已投用未验收”。",
        ),
        "stage_unknown": (
            "当前阶段“正在推进”不在该类项目的阶段之中，按未报阶段处理。",
            "请从下拉列表中选择阶段。",
        ),
    }


def files() -> list[tuple[str, str]]:
    """A register, a breakdown, and a form with all that is said."""
    register = [f"{at},{project},建设类,市交通局,1000" for at, project in enumerate(PROJECTS, 1)]
    tasks = [f"{project},甲县,交通局,1000,2023-12-31" for project in PROJECTS]
    told = [f'{project},100,50,"{words}",100' for project, (words, *_) in zip(PROJECTS, SAID, strict=True)]
    return [
        ("清单.csv", _text("2023年民生实事项目清单", "单位：万元", "序号,项目名称,类别,牵头单位,计划资金", register)),
        (
            "分解表.csv",
            _text(
                "2023年目标任务分解表",
                "填报单位：市政府办公室　单位：万元",
                "项目名称,区县,责任单位,计划资金,完成时限",
                tasks,
            ),
        ),
        (
            "六月.csv",
            _text(
                "2023年民生实事项目进展情况表",
                "填报单位：甲县　报告期：2023年1-6月　数据截至：2023年6月30日　单位：万元",
                "项目名称,预算下达,实际拨付,当前阶段,形象进度(%)",
                told,
            ),
        ),
    ]


def _text(title: str, banner: str, header: str, rows: list[str]) -> str:
    return "\n".join([f"{title},,,,", f"{banner},,,,", header, *rows, ""])
