"""CSV: the bytes that Excel, WPS and programs read."""

import io
from datetime import date, datetime

import polars as pl

from data.model import View
from data.store import Store
from exports import measure, view
from exports.csv import csv
from exports.table import Table, as_of

MADE = datetime(2023, 3, 6, 8, 30)
VIEW = View(period=date(2023, 2, 1), as_of=date(2023, 3, 5), category="construction")
MANIFEST = """\
# 表名：资金情况（按区县）
# 指标：资金情况
# 分组：区县
# 报告期：2023-02
# 数据截至：2023-02-28
# 收到时间不晚于：2023-03-05
# 筛选条件（类别）：建设类
# 时间进度：已过月数÷12
# 应达进度口径：计划进度
# 亮灯标准：本系统默认
# 统计口径：1月起累计
# 拨付率分母：计划资金
# 数据版本：warehouse-00000001
# 金额单位：万元
# 行数（不含合计）：2
# 示例数据：是
# 语言：中文
# 视图地址：/funding?period=2023-02&as_of=2023-03-05&category=construction&by=county
# 生成时间：2023-03-06 08:30:00
"""
FUNDING = f"""\
区县,任务数（个任务）,已报任务数（个任务）,计划资金（万元）,预算下达（万元）,资金到位（万元）,实际拨付（万元）,资金支付（万元）,\
下达进度（%）,到位率（%）,拨付占计划（%）,拨付占下达（%）,拨付占到位（%）,支付占计划（%）,支付率（%）,\
下达进度的分母（万元）,到位率的分母（万元）,拨付占计划的分母（万元）,拨付占下达的分母（万元）,拨付占到位的分母（万元）,\
支付占计划的分母（万元）,支付率的分母（万元）,\
计划未下达（万元）,下达未到位（万元）,下达未拨付（万元）,拨付未支付（万元）,下达超过计划（万元）,拨付超过下达（万元）,结余（到位未支付）（万元）,\
时间进度（%）,下达与时间进度之差（个百分点）,拨付与时间进度之差（个百分点）,\
进度超前于拨付（个百分点）,进度与拨付相比所依计划资金（万元）
雁江区,1,1,1000,300,,100.25,,30.00,,10.03,33.42,,,,1000,,1000,300,,,,700,,199.75,,0,0,,16.67,13.33,-6.64,9.98,1000
安岳县,1,0,500.5,,,,,,,,,,,,,,,,,,,,,,,,,,16.67,,,,
合计,2,1,1500.5,300,,100.25,,30.00,,10.03,33.42,,,,1000,,1000,300,,,,700,,199.75,,0,0,,16.67,13.33,-6.64,9.98,1000

{MANIFEST}"""
"""10.025 % is rounded half up to 10.03; −6.641666… to −6.64; 20 % of the works less 10.025 % to 9.98."""


def test_the_whole_file(store: Store) -> None:
    content = csv(measure.table(store, VIEW, "funding", "county", "zh"), MADE)
    assert content == b"\xef\xbb\xbf" + FUNDING.replace("\n", "\r\n").encode()


def test_a_program_reads_header_rows_and_total_and_skips_the_rest(store: Store) -> None:
    content = csv(measure.table(store, VIEW, "funding", "county", "zh"), MADE)
    read = pl.read_csv(io.BytesIO(content), comment_prefix="#").drop_nulls("区县")
    assert read.select("区县", "预算下达（万元）", "拨付占计划（%）").rows() == [
        ("雁江区", 300, 10.03),
        ("安岳县", None, None),
        ("合计", 300, 10.03),
    ]


def test_tasks_without_a_total_with_words_for_codes(store: Store) -> None:
    tasks = view.tasks(store, VIEW).select(
        "project_id", "item_no", "county", "category", "stage", "clock", "gap_pp", "lag_days", "light", "due_on",
        "problem", "received_at", "period",
    )  # fmt: skip
    table = Table(
        frame=tasks,
        total=None,
        title="任务示例",
        view=VIEW,
        period=date(2023, 2, 1),
        as_of=as_of(tasks.with_columns(as_of=pl.lit(date(2023, 2, 28)))),
        data_version="warehouse-00000001",
        language="zh",
        is_sample=True,
    )
    text = csv(table, MADE).decode("utf-8-sig")
    # a third behind on the 58 days to 28 February; a column that people do not know (project_id) is left out
    assert text.split("\r\n\r\n")[0].split("\r\n") == [
        "序号,区县,类别,当前阶段,应达进度口径,进度差（个百分点）,滞后天数（天）,亮灯,完成时限,存在问题,收到时间,报告期",
        '1,雁江区,建设类,开工,计划进度,-10.00,19,▲ 略滞后,2023-12-31,"\'=征地未完成\n第二行",2023-03-02 09:00,2023-02',
        "1,安岳县,建设类,,时间进度,,,○ 未报,,,,2023-02",
    ]
