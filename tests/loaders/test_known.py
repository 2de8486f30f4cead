"""What a report is checked against: its task as it was planned when the report came, whatever is loaded first."""

from datetime import datetime
from pathlib import Path

import pytest

from data.store import Store
from loaders.incoming import Incoming
from loaders.load import load, rebuild

REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
"""
BREAKDOWN = """2023年目标任务分解表{amended},,,,,
填报单位：市政府办公室　单位：万元,,,,,
项目名称,区县,责任单位,计划资金,完成时限,推进时序
修路（示例）,甲县,交通局,{planned},2023年12月,12月底完工（100%）
"""
FORM = """2023年民生实事项目进展情况表,,,,
填报单位：甲县　报告期：2023年1-{month}月　单位：万元,,,,
项目名称,计划资金,预算下达,实际拨付,形象进度(%)
修路（示例）,1000,{issued},60,30
"""
FILES = [
    ("清单.csv", REGISTER, datetime(2023, 2, 1)),
    ("分解表.csv", BREAKDOWN.format(amended="", planned=1000), datetime(2023, 2, 1)),
    ("分解表_调整.csv", BREAKDOWN.format(amended="（调整）", planned=1200), datetime(2023, 7, 10)),
    ("六月.csv", FORM.format(month=6, issued=300), datetime(2023, 7, 3)),
    ("七月.csv", FORM.format(month=7, issued=350), datetime(2023, 8, 3)),
]


@pytest.mark.parametrize("together", [True, False])
def test_a_form_is_held_against_the_plan_that_stood_when_it_came(tmp_path: Path, together: bool) -> None:
    store = Store(tmp_path)
    came = [Incoming(name, text.encode("utf-8-sig"), received_at) for name, text, received_at in FILES]
    batches = [load(came, store)] if together else [load([each], store) for each in came]
    differs = [
        (file.incoming.file_name, each.cell, each.params["planned"])
        for batch in batches for file in batch.files for each in file.outcome.findings if each.code == "plan_differs"
    ]  # fmt: skip
    assert differs == [("七月.csv", "B4", "1200")]
    assert rebuild(store) == {}
