"""What can be wrong with a file and with a form as a whole: for each code the reason and the remedy."""

from data.wording import msg

OF_FORMS: dict[str, tuple[str, str]] = {
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
    "card_unread": (
        msg("“{cells}”旁边没有栏目名，不知道是什么内容，未采用。"),
        msg("请在它左边写上栏目名（如“实际拨付”），或删去。"),
    ),
    "no_header": (msg("工作表“{sheet}”没有能识别的表头。"), msg("请补上表头，或使用下发的填报表。")),
    "continued_sheet": (
        msg("工作表“{sheet}”没有表头，序号接着“{other}”，按同一张表的续页读取。"),
        msg("如不对，请给这张工作表补上表头。"),
    ),
    "period_from_name": (msg("表内没有写报告期，按“{name}”理解。"), msg("如不对，请在标题下一行写明报告期。")),
    # the form
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
        msg("请加上“项目名称”一列，填写清单中的名称；一个项目一张表、一个项目一列的，请加上“项目名称”一格或一行。"),
    ),
    "no_figure_column": (
        msg("表头“{headers}”中没有能识别的进展或资金数据（预算下达、实际拨付、形象进度、完成数量、当前阶段）。"),
        msg(
            "请使用下发的填报表的表头；各区县一列的，请在标题或表头写明是哪一项累计数，如“实际拨付”。"
            "问题清单、责任分工等其他的表不在这里报送。"
        ),
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
}
"""Part of data.findings.SENTENCES."""
