"""What can be wrong with a submission: for each code the reason and the remedy, in sentences for the clerk."""

from data.cited import cited
from data.doubts import DOUBTS
from data.form_findings import OF_FORMS
from data.model import Finding
from data.wording import msg, translate

SENTENCES: dict[str, tuple[str, str]] = {
    **OF_FORMS,
    # a row
    "unknown_project": (msg("“{value}”不在项目清单中。"), msg("请使用清单中的项目名称。")),
    "unknown_project_like": (msg("“{value}”不在项目清单中。"), msg("清单中有“{like}”；如是同一项目，请改用该名称。")),
    "other_year": (
        msg("“{value}”是{years}年的项目，{year}年的项目清单里没有。"),
        msg("如是跨年续建，请先列入{year}年的项目清单和目标任务分解表；如是补报往年，请改正报告期。"),
    ),
    "same_name": (
        msg("第{other}行的项目也叫这个名称，但序号不同；填报表按名称对应项目，不能区分，均未采用。"),
        msg("请在名称中加以区分后重新报送清单。"),
    ),
    "unknown_task": (
        msg("目标任务分解表中，{county}没有“{project}”这一任务。"),
        msg("请核对项目名称；如任务有调整，请先报送调整后的分解表。"),
    ),
    "duplicate_row": (
        msg("同一任务在本表不止一行（另见第{other}行），不能判断以哪一行为准，均未采用。"),
        msg("请只保留正确的一行；如各行是同一任务的分点位，请合并成一行后重新报送。"),
    ),
    "parts_below": (
        msg("第{rows}行是本项目的分项，没有单独采用；采用的是本行的数。"),
        msg("无需处理；如本行不是各分项的合计，请更正。"),
    ),
    "project_from_above": (
        msg("有{n}行只写区县、没有写项目名称，按上面一行的项目理解。"),
        msg("如不对，请逐行填写项目名称。"),
    ),
    "county_from_above": (
        msg("有{n}行没有写区县，按上面一行的区县理解。"),
        msg("如不对，请逐行填写区县。"),
    ),
    "sheet_tells_more": (
        msg("本表与“{other}”（{range}）是同样的项目、不同的栏目；一个任务只能在一行里报齐，本表的“{headers}”未采用。"),
        msg("请把两张表的栏目合到一张表后重新报送。"),
    ),
    "duplicate_sheet": (msg("本表与工作表“{other}”重复，同一任务只采用一次。"), msg("无需处理。")),
    "unknown_category": (msg("类别“{value}”不能识别。"), msg("请填写建设类或资助补助类等已有类别。")),
    "missing_name": (msg("本行缺少必填项“{field}”。"), msg("请补填。")),
    "missing_figure": (msg("“{field}”没有填写，按未报处理，不按零计。"), msg("如确为零，请填0。")),
    "other_county": (
        msg("本表由{sender}填报，这一行却是{county}的任务。"),
        msg("请核对区县；不属于本地的行请删去后重新报送。"),
    ),
    "number_differs": (
        msg("序号{number}在项目清单中是“{project}”，与本行的项目名称不是同一个；按项目名称采用。"),
        msg("请核对本行的序号、项目名称和各数是否对应。"),
    ),
    "left_blank": (
        msg("“{field}”没有填写，{period}报的是{before}；本期按未报处理，不按零计，也不沿用上期。"),
        msg("请补填本期累计数；如确为零，请填0。"),
    ),
    # a cell
    "text_in_number": (msg("“{field}”应为数字，实为“{value}”。"), msg("请只填数字；文字说明请写在备注栏。")),
    "formula_error": (msg("“{field}”是公式错误“{value}”。"), msg("请改正公式，或直接填写数字。")),
    "formula_without_value": (
        msg("“{field}”是公式，但文件中没有保存计算结果。"),
        msg("请用Excel或WPS打开并保存一次，或直接填写数字。"),
    ),
    "garbled_text": (msg("“{field}”是乱码“{value}”。"), msg("请从原表另存为.xlsx后重新报送。")),
    "merged_figure": (msg("“{field}”与别的行合并成一格，不能判断每行各是多少。"), msg("请取消合并，逐行填写。")),
    "percent_in_amount": (msg("“{field}”应为金额，实为百分数“{value}”。"), msg("请填写金额。")),
    "date_unclear": (msg("“{field}”“{value}”可能是1月，也可能是10月。"), msg("请按“2023年10月”填写。")),
    "quantity_unit": (
        msg("“{value}”的单位是{unit}，分解表的目标以{target_unit}计，不能换算；按所填的数采用。"),
        msg("请按分解表的计量单位填写。"),
    ),
    "date_in_number": (msg("“{field}”应为数字，实为日期“{value}”。"), msg("请改为常规格式后重填数字。")),
    "digits_lost": (msg("“{field}”“{value}”是科学记数，部分数字已丢失。"), msg("请从原表填写完整数字。")),
    "hidden_digits": (msg("“{field}”只有“####”，列太窄，数字没有保存下来。"), msg("请加宽该列后重新导出。")),
    "scaled_format": (
        msg("“{field}”用了按千或按万缩小显示的格式，显示“{value}”，与实际数值不同。"),
        msg("请改用普通数字格式，使所见即所填。"),
    ),
    "words_in_number": (msg("“{field}”应为数字，实为“{value}”。"), msg("请只填数字；文字说明请写在备注栏。")),
    "not_a_date": (msg("“{field}”“{value}”不是日期。"), msg("请按“2023年6月30日”或“2023-06-30”填写。")),
    "negative": (msg("“{field}”为负数{value}。"), msg("累计数不应为负；如为调减，请填调整后的累计数。")),
    "over_100": (msg("“{field}”填“{value}”，超过100%。"), msg("请核对；进度以100%为限。")),
    "too_precise": (
        msg("“{field}”{value}超出能准确保存的位数。"),
        msg("金额请精确到分（万元六位小数），数量请保留四位小数。"),
    ),
    "percent_unclear": (
        msg("“{field}”不能判断是百分数还是小数（例如0.54是54%还是0.54%）。"),
        msg("请在数字后写明“%”。"),
    ),
    "percent_as_share": (
        msg("“{header}”按比例理解（{value}即{percent}%）：与同一行的数字相除一致。"),
        msg("无需处理；如不对，请在数字后写明“%”。"),
    ),
    "column_uncertain": (
        msg("“{header}”一列是什么内容不能确定，未采用。"),
        msg("请改用填报表的表头，或在上报页面确认。"),
    ),
    "only_month": (
        msg("“{headers}”是当月数，表中没有1月1日起的累计数，未采用。"),
        msg("请补报累计数。"),
    ),
    "columns_unread": (
        msg("“{headers}”不是本期的累计数，或者不知道是什么内容，未采用。"),
        msg("如需采用，请改用填报表的表头；否则无需处理。"),
    ),
    "target_left_out": (
        msg("本任务原来的目标是{target}，本表没有填写；采用后没有目标数量，不能计算完成率。"),
        msg("请补填目标数量和计量单位后重新报送。"),
    ),
    "timetable_unclear": (
        msg("推进时序“{value}”不能读成“几月底到百分之几”。"),
        msg("请写成“6月底完成招标（30%）；12月底完工（100%）”，或填写各月累计计划进度。"),
    ),
    "target_zero": (
        msg("目标数量为0，完成率不能计算。"),
        msg("请核对；没有数量目标的请留空，写在目标任务一栏。"),
    ),
    "timetable_unread": (
        msg("“{first}”至“{last}”各列没有写明填的是什么，未作为推进时序采用；没有其他时序的任务按时间进度计。"),
        msg("如是计划进度，请在各月上方写明“推进时序（累计计划进度，%）”后重新报送。"),
    ),
    "timetable_zero": (
        msg("推进时序各月（各节点）都是0，未采用，本任务按时间进度计。"),
        msg("请填写各月（各节点）的累计计划进度。"),
    ),
    "timetable_shares": (
        msg("推进时序各月（各节点）的百分比之和正好是100%，像是各自的权重，不是累计进度；未采用，本任务按时间进度计。"),
        msg("请填写累计计划进度，最后一个应为100%。"),
    ),
    "timetable_short": (
        msg("推进时序最后到{day}只有{percent}%，没有到100%。"),
        msg("请核对：应填累计计划进度；如当年不全部完成，请补上以后年度的节点。"),
    ),
    "timetable_falls": (msg("推进时序的累计计划进度有下降。"), msg("请核对各月（各节点）的累计百分比。")),
    "due_before_start": (msg("完成时限早于开始时间。"), msg("请核对两个日期。")),
    "stage_is_state": (
        msg("“{value}”说的是项目的状态，已记下；走到的阶段没有填，按未报阶段处理。"),
        msg("请填走到的阶段，状态写在后面的括号里，如“主体施工（停工）”。"),
    ),
    "state_unread": (
        msg("“{value}”像是在说项目的状态，意思不能确定；阶段和状态都按未报处理。"),
        msg(
            "请填走到的阶段，如有停工、暂缓、调整、取消、跨年续建，写在后面的括号里，如“主体施工（停工）”；或只填“已投用未验收”。"
        ),
    ),
    "stage_unknown": (
        msg("当前阶段“{value}”不在该类项目的阶段之中，按未报阶段处理。"),
        msg("请从下拉列表中选择阶段。"),
    ),
    "unit_slip": (
        msg("“{field}”{value}万元是计划资金{planned}万元的{times}倍，可能用错了金额单位，如把元当成了万元。"),
        msg("请核对单位；如数字属实，请先调整分解表中的计划资金。"),
    ),
    "corrects_in_part": (
        msg("本表更正本期此前所报，但没有列出其中的{n}个任务：{tasks}。这些任务仍按此前所报计。"),
        msg("如要撤回，请列出这些任务、把数字留空后重新报送；否则无需处理。"),
    ),
    "corrects": (
        msg("更正本期此前所报：“{field}”由{before}改为{now}。"),
        msg("如不是更正，请不要确认入库，并核对是否报错了文件。"),
    ),
    "corrects_late": (
        msg("“{field}”最初报{before}，{days}天后改为{now}。"),
        msg("请说明更改的原因；如不是更正，请不要确认入库，并核对是否报错了文件。"),
    ),
    **DOUBTS,
}


def reason(finding: Finding, language: str) -> str:
    """What is wrong, as one sentence."""
    return _sentence(finding, language, 0)


def remedy(finding: Finding, language: str) -> str:
    """What to do about it, as one sentence."""
    return _sentence(finding, language, 1)


def _sentence(finding: Finding, language: str, which: int) -> str:
    said = {"value": finding.value or "", **finding.params}
    return translate(language, SENTENCES[finding.code][which], **cited(said, language))
