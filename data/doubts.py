"""What may be doubted of a submission: for each code the reason and the remedy; the row counts meanwhile."""

from data.wording import msg

DOUBTS: dict[str, tuple[str, str]] = {
    "unit_differs": (
        msg("“{field}”{value}，{period}为{before}，相差约一万倍。"),
        msg("请核对这一格的单位是元、万元还是亿元。"),
    ),
    "falls": (
        msg("“{field}”{value}，比{period}所报的{before}少；累计数一般不减少。"),
        msg("请核对；如上期有误，请更正上期并说明。"),
    ),
    "disbursed_over_issued": (
        msg("实际拨付{disbursed}万元大于预算下达{issued}万元。"),
        msg("请核对两个数；如有先行垫付，请在备注中说明。"),
    ),
    "source_unreadable": (
        msg("“{field}”“{value}”不是金额，或没有写明单位，这一级资金未采用。"),
        msg("请只填数字，并在表头写明单位。"),
    ),
    "sources_differ": (
        msg("{whole}{stated}万元，按资金来源相加为{sum}万元（{parts}），相差{difference}万元。"),
        msg("请核对各级资金和总数；采用的是总数，各级资金照填报显示。"),
    ),
    "paid_over_disbursed": (
        msg("资金支付{paid}万元大于实际拨付{disbursed}万元。"),
        msg("请核对两个数；如有先行垫付，请在备注中说明。"),
    ),
    "issued_over_planned": (
        msg("预算下达{issued}万元大于计划资金{planned}万元。"),
        msg("请核对；如有追加预算，请在备注中说明。"),
    ),
    "day_unread": (msg("“{field}”填“{value}”，不能读作日期，未采用。"), msg("请填写日期，如2023-03-15。")),
    "amount_unread": (msg("“{field}”填“{value}”，不能读作金额，未采用。"), msg("请只填数字，并写明单位。")),
    "entry_unread": (msg("“{field}”填“{value}”，看不出是否已入库，未采用。"), msg("请填写“是”或“否”，或者入库时间。")),
    "entry_unsaid": (msg("已经开工，“{field}”没有填写。"), msg("请填写“是”或“否”，或者入库时间。")),
    "jump": (
        msg("形象进度由上次所报的{before}升到{value}，升幅较大。"),
        msg("如属实，请在备注中说明原因；如有误，请更正。"),
    ),
    "count_jump": (
        msg("“{field}”由上次所报的{before}升到{value}，升幅较大。"),
        msg("如属实，请在备注中说明原因；如有误，请更正。"),
    ),
    "frozen": (msg("连续{months}个月所报各数完全相同。"), msg("如确无进展，请在存在问题栏说明；否则请更新。")),
    "form_unchanged": (
        msg("应有进展的{due}项任务中，{same}项所报各数和阶段与{period}完全相同。"),
        msg("请核对是否误报了{period}的表；忘了更新的，请更新后重新报送；确无进展的，请在存在问题栏逐项说明原因。"),
    ),
    "told_twice": (
        msg(
            "“{field}”此处为{value}，同时收到的“{file}”{place}为{other}，没有写明以哪个为准；目前按规则（行号大的为准，行号相同的看文件编号）采用{counts}。"
        ),
        msg("请核对两处，只保留正确的一处，在标题中写明“更正”后重新报送。"),
    ),
    "words_contradict": (msg("文字写“{words}”，形象进度栏填{percent}%。"), msg("请核对，使文字与数字一致。")),
    "complete_not_done": (msg("阶段已到“{stage}”，形象进度只填{percent}%。"), msg("请核对阶段或形象进度。")),
    "rate_differs": (msg("“{field}”填{value}，按本行各数计算为{computed}%。"), msg("请核对百分数，或写明它的分母。")),
    "early": (
        msg("报告期到{period_end}才结束，本表{received}已收到，数据截至{as_of}。"),
        msg("请核对数据截至日期；期末后如有变化，请补报更正。"),
    ),
    "total_differs": (
        msg("“{field}”合计填{stated}，各行之和为{sum}，相差{difference}。"),
        msg("请核对合计或各行；采用的是各行的数。"),
    ),
    "across_differs": (
        msg("本行“{field}”填{stated}，旁边各分项之和为{sum}，相差{difference}。"),
        msg("请核对本行的合计与各分项。"),
    ),
    "unit_of_row": (
        msg("这一行的名称写明了单位，与“{field}”一栏的单位不同，不能判断“{value}”用哪一个，未采用。"),
        msg("请把单位不同的行分开填写，或在“计量单位”栏逐行写明。"),
    ),
    "plan_differs": (
        msg("计划资金填{value}万元，分解表为{planned}万元；采用分解表。"),
        msg("如计划有调整，请报送调整后的分解表。"),
    ),
}
"""The question is shown beside the row, on 填报 and on 核查 in the same words."""
