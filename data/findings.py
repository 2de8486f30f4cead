"""What can be wrong with a submission: for each code the reason and the remedy, in sentences for the clerk."""

from data.cited import cited
from data.doubts import DOUBTS
from data.model import Finding
from data.wording import msg, translate

SENTENCES: dict[str, tuple[str, str]] = {
    # the bytes
    "empty_file": (msg("文件是空的（0字节或只有空白）。"), msg("请检查保存或传输是否完成，然后重新报送。")),
    "no_file": (msg("没有这个文件，或者不能打开。"), msg("请核对文件的位置和名称；给的是文件夹时，请逐个指明文件。")),
    "lock_file": (msg("这是Excel打开表格时的临时文件，不是表格本身。"), msg("请关闭Excel，报送原来的表格。")),
    "unknown_type": (msg("文件内容不是表格（Excel、WPS表格或CSV）。"), msg("请另存为.xlsx或.csv后重新报送。")),
    "word_document": (
        msg("这是文字文档（Word），不是表格。"),
        msg("请把表格复制到Excel或WPS表格中，另存为.xlsx后报送。"),
    ),
    "presentation": (msg("这是演示文稿，不是表格。"), msg("请把数据填入表格，另存为.xlsx后报送。")),
    "pdf": (msg("这是PDF，不能从中准确读取数字。"), msg("请报送原来的Excel或WPS表格。")),
    "image": (msg("这是图片，不能从中准确读取数字。"), msg("请报送原来的Excel或WPS表格。")),
    "archive": (msg("这是压缩包，不是单个表格。"), msg("请解压后逐个报送，或报送文件夹。")),
    "zip_too_many": (msg("压缩包里的文件超过{limit}个，未读取。"), msg("请分成几个压缩包报送。")),
    "zip_too_large": (msg("压缩包解开后超过{limit}MB，未读取。"), msg("请分成几个压缩包，只放填报表。")),
    "zip_locked": (msg("压缩包有密码。"), msg("请取消密码重新压缩，或逐个报送文件。")),
    "zip_damaged": (msg("压缩包已损坏，里面的文件不能全部解开。"), msg("请重新压缩、重新传送。")),
    "zip_method": (msg("压缩包用了少见的压缩方法，未读取。"), msg("请用普通的.zip格式重新压缩。")),
    "zip_empty": (msg("压缩包里没有可以读取的文件。"), msg("请检查是否把填报表放进了压缩包。")),
    "apple_numbers": (msg("这是Numbers表格。"), msg("请在Numbers中导出为Excel（.xlsx）后报送。")),
    "damaged": (msg("文件已损坏，表格软件的内容读不完整。"), msg("请用Excel或WPS打开核对，另存为.xlsx后重新报送。")),
    "truncated": (msg("文件不完整，后半部分缺失，可能没有传完。"), msg("请重新传送完整的文件。")),
    "text_damaged": (msg("文字编码已损坏，部分汉字无法还原。"), msg("请从原表另存为.xlsx后重新报送。")),
    "text_cut": (msg("文件末尾一个汉字不完整，可能没有传完。"), msg("请核对最后一行；如不完整请重新报送。")),
    "mixed_encoding": (
        msg("这一格的文字编码与全文不同，读作“{value}”，可能有误。"),
        msg("请核对这一格；建议从原表另存为.xlsx后报送。"),
    ),
    "quotes_broken": (msg("文件中的引号不成对，行列可能错位。"), msg("请从原表另存为.xlsx后重新报送。")),
    "too_large": (msg("文件有{size}MB，超过了可以读取的大小。"), msg("请删去无关的工作表和空白区域后重新报送。")),
    "too_many_cells": (msg("表中单元格超过{limit}个。"), msg("请只保留填报表，删去无关的工作表后重新报送。")),
    "too_slow": (msg("读取超过{seconds}秒仍未完成，已停止。"), msg("请复制到新表格，另存为.xlsx后重新报送。")),
    "too_much_memory": (msg("读取所需内存超过上限，已停止。"), msg("请复制到新表格，另存为.xlsx后重新报送。")),
    "reader_crashed": (msg("文件使读取程序中断，可能已损坏。"), msg("请用Excel或WPS打开核对，另存为.xlsx后重新报送。")),
    "zip_bomb": (
        msg("文件解开后有{size}MB，与其大小不相称，为安全起见未读取。"),
        msg("请复制到新表格，另存为.xlsx后重新报送。"),
    ),
    "xml_bomb": (msg("文件中含有会无限展开的定义，为安全起见未读取。"), msg("请复制到新表格，另存为.xlsx后重新报送。")),
    "huge_spans": (
        msg("网页表格中有一个单元格（{address}）跨了{high}行、{wide}列，超出表格应有的大小，未读取。"),
        msg("请在浏览器中打开，把表格复制到Excel或WPS中，另存为.xlsx后报送。"),
    ),
    "needs_password": (msg("文件有打开密码。"), msg("请取消密码（文件—信息—保护工作簿）后重新报送。")),
    "no_cells": (msg("文件中没有一个有内容的单元格。"), msg("请检查是否报送了空白表。")),
    "hidden_sheet": (msg("工作表“{sheet}”是隐藏的，未采用。"), msg("如需采用，请取消隐藏后重新报送。")),
    "empty_table": (
        msg("表头下面没有填写数据。"),
        msg("请填写后重新报送；如选错了文件，请换成填好的一份。"),
    ),
    "hidden_rows": (
        msg("第{rows}行是隐藏的（可能是筛选），已照样读取。"),
        msg("请取消隐藏并核对；不该计入的请删去后重新报送。"),
    ),
    "hidden_columns": (
        msg("{columns}列是隐藏的，已照样读取。"),
        msg("请取消隐藏并核对；不该计入的请删去后重新报送。"),
    ),
    "web_page": (msg("这是网页，其中没有表格，可能是登录页或没有保存完整。"), msg("请在网页中导出Excel后报送。")),
    "program": (msg("这是程序文件，不是表格。"), msg("请报送原来的表格，并检查电脑安全。")),
    "mac_side_file": (msg("这是苹果电脑的附带文件（“._”开头），不是表格本身。"), msg("请报送原来的表格。")),
    "not_understood": (msg("文件能打开，但未能理解其中的表。"), msg("请使用下发的填报表，并把本文件发给管理员。")),
    "page_cut": (msg("网页表格不完整，可能没有传完。"), msg("请核对最后几行；如不完整请重新报送。")),
    "formats_lost": (
        msg("表格的格式信息已损坏，日期和百分数只能按数值读取。"),
        msg("请核对日期和百分数；建议用Excel或WPS打开，另存为.xlsx后报送。"),
    ),
    "last_line_cut": (msg("最后一行（第{row}行）不完整，可能没有传完。"), msg("请核对最后一行；如不完整请重新报送。")),
    "no_header": (msg("工作表“{sheet}”没有能识别的表头。"), msg("请补上表头，或使用下发的填报表。")),
    "continued_sheet": (
        msg("工作表“{sheet}”没有表头，序号接着“{other}”，按同一张表的续页读取。"),
        msg("如不对，请给这张工作表补上表头。"),
    ),
    "period_from_name": (msg("表内没有写报告期，按“{name}”理解。"), msg("如不对，请在标题下一行写明报告期。")),
    # the whole table
    "ragged_row": (
        msg("本行有{fields}个字段，表头和其他行是{usual}个，数字可能错了列，未采用。"),
        msg("请检查本行多出的逗号或分隔符；金额中的千分位逗号请去掉，或从原表另存为.xlsx后报送。"),
    ),
    "unit_conflict": (
        msg("“{header}”的金额单位写了不止一种（{units}），不能判断用哪一种。"),
        msg("请在表头写明这一列的单位。"),
    ),
    "said_of_month": (
        msg("表上写着“{said}”，不是1月1日起的累计数，未采用。"),
        msg("请改填累计数；如只有个别列是当月数，请在那一列的表头写明“本月”。"),
    ),
    "said_expected": (
        msg("表上写着“{said}”，不是已经发生的数，未采用。"),
        msg("请填写截至报告期末的实际数。"),
    ),
    "period_conflict": (
        msg("报告期写法不一致：“{first}”与“{other}”；采用前者。"),
        msg("请核对标题、表头和文件名中的报告期。"),
    ),
    "views_differ": (msg("工作表“{other}”中有同样的项目，但数字不同：{projects}。"), msg("请核对两张表，使其一致。")),
    "no_form": (
        msg("没有找到能识别的表：需要有表头，且至少有“项目名称”和一列进展或资金数据。"),
        msg("请使用下发的填报表，或核对表头后重新报送。"),
    ),
    "no_published_rows": (
        msg("没有认出公开表：要有一行表头，表头下至少有一行数字。"),
        msg("请把表头和数字放在同一张工作表里再上传；只有文字的公开稿，可把其中的数按“指标、数值、单位”三列列成表。"),
    ),
    "no_project_column": (
        msg("表头“{headers}”中没有“项目名称”一列，不能知道各行是哪个项目的数。"),
        msg("请加上“项目名称”一列，填写清单中的名称；一个项目一张表的，请合成一张表。"),
    ),
    "no_figure_column": (
        msg("表头“{headers}”中没有能识别的进展或资金数据（预算下达、实际拨付、形象进度、完成数量、当前阶段）。"),
        msg("请使用下发的填报表的表头；问题清单、责任分工等其他的表不在这里报送。"),
    ),
    "older_sheet": (
        msg("工作表“{sheet}”是{period}的数，一个文件只采用最近一期（{newest}），这张表未采用。"),
        msg("如需补报或更正{period}，请另存为一个文件报送。"),
    ),
    "no_rows": (msg("表中没有一行可以采用的数据。"), msg("请按下列各条逐项更正后重新报送。")),
    "period_missing": (msg("没有写明报告期。"), msg("请在标题下一行写明，例如“报告期：2023年1-2月”。")),
    "period_invalid": (msg("报告期“{period}”不存在：月份只能是1至12。"), msg("请更正报告期后重新报送。")),
    "year_missing": (msg("标题中没有写明年度。"), msg("请在标题中写明，例如“2023年民生实事项目清单”。")),
    "sender_missing": (msg("没有写明填报单位。"), msg("请在标题下一行写明，例如“填报单位：雁江区”。")),
    "sender_from_sheet": (
        msg("没有写明填报区县，按工作表名“{sheet}”理解为{county}。"),
        msg("如不对，请在标题下一行写明，例如“填报单位：雁江区”。"),
    ),
    "sender_conflict": (
        msg("填报单位是{sender}，标题或文件名却写着{named}；按填报单位采用。"),
        msg("请核对是否报错了文件，或改正标题、文件名、填报单位。"),
    ),
    "register_of_county": (
        msg("项目清单是全市的，{sender}报来的只是本地的份额，采用会改掉全市的计划资金，未采用。"),
        msg("本地任务请用目标任务分解表报送（要有“区县”“责任单位”两栏）；全市清单如有调整，请由市级报送。"),
    ),
    "sender_differs": (
        msg("填报单位是{county}，工作表名（文件名）却是“{sheet}”，不能判断是哪个区县的数。"),
        msg("请改成一致后重新报送。"),
    ),
    "unknown_county_like": (
        msg("“{value}”不在目标任务分解表的区县之中。"),
        msg("分解表中有“{like}”：如是同一区县，请改用该名称；如是其下的乡镇、部门，请汇总成全区（县）一张表报送。"),
    ),
    "unknown_county": (msg("“{value}”不在目标任务分解表的区县之中。"), msg("请核对填报单位或区县的名称。")),
    "unit_missing": (
        msg("“{header}”没有写明单位，不能判断是元、万元还是亿元。"),
        msg("请在表头或标题下一行写明，例如“单位：万元”。"),
    ),
    "register_missing": (
        msg("还没有收到项目清单或目标任务分解表，无法核对本表。"),
        msg("请先报送项目清单和目标任务分解表。"),
    ),
    "as_of_missing": (
        msg("没有写明数据截至日期，按报告期末{day}计。"),
        msg("如不是这一天，请写明“数据截至”后重新报送。"),
    ),
    "as_of_outside": (msg("数据截至{day}不在报告期{period}之内。"), msg("请核对报告期和数据截至日期。")),
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
        msg("“{value}”说的是项目的状态，不是走到的阶段；按未报阶段处理。"),
        msg("请填走到的阶段（如“主体施工”），状态写在存在问题栏；已投用未验收的，阶段填“完工”。"),
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
