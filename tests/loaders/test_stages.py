"""A state that lies over any stage is asked about as what it is, and is no stage."""

from datetime import date, datetime
from pathlib import Path

import pytest

from data.findings import reason, remedy
from data.model import View
from data.store import Store
from exports import view
from loaders.incoming import Incoming
from loaders.load import load

FILES = {
    "清单.csv": """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
""",
    "分解表.csv": """2023年目标任务分解表,,,,
填报单位：市政府办公室　单位：万元,,,,
项目名称,区县,责任单位,计划资金,完成时限
修路（示例）,甲县,交通局,1000,2023-12-31
""",
}
FORM = """2023年民生实事项目进展情况表,,,,
填报单位：甲县　报告期：2023年1-6月　数据截至：2023年6月30日　单位：万元,,,,
项目名称,预算下达,实际拨付,当前阶段,形象进度(%)
修路（示例）,100,50,{stage},40
"""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("停工", "stage_is_state"), ("暂缓实施", "stage_is_state"), ("取消", "stage_is_state"),
        ("跨年续建", "stage_is_state"), ("已投用未验收", "stage_is_state"), ("已投入使用，尚未验收", "stage_is_state"),
        ("正在推进", "stage_unknown"),
    ],
)  # fmt: skip
def test_a_state_in_place_of_a_stage_is_asked_about(tmp_path: Path, words: str, code: str) -> None:
    store = Store(tmp_path)
    texts = FILES | {"六月.csv": FORM.format(stage=words)}
    batch = load(
        [Incoming(name, text.encode("utf-8-sig")) for name, text in texts.items()], store, datetime(2023, 7, 2)
    )
    found = [finding for file in batch.files for finding in file.outcome.findings]
    assert [(each.code, str(each.severity), each.cell) for each in found] == [(code, "questioned", "D4")]
    read = view.tasks(store, View(period=date(2023, 6, 1))).select("stage", "physical_pct").rows()
    assert read == [(None, 40)]
    if code == "stage_is_state":
        assert reason(found[0], "zh") == f"“{words}”说的是项目的状态，不是走到的阶段；按未报阶段处理。"
        assert remedy(found[0], "zh") == (
            "请填走到的阶段（如“主体施工”），状态写在存在问题栏；已投用未验收的，阶段填“完工”。"
        )
