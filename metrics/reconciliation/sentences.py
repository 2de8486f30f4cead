"""A sentence for each outcome of a comparison, filled in with its figures."""

from data.wording import msg

SENTENCES: dict[str, str] = {
    # a published figure beside ours
    "figure_same": msg("本系统为{computed}，与公开数相同。"),
    "figure_half_up": msg("本系统为{computed}，四舍五入即公开数。"),
    "figure_half_even": msg("本系统为{computed}，按四舍六入五成双即公开数。"),
    "figure_truncated": msg("本系统为{computed}，舍去末位以后即公开数；四舍五入应为{half_up}。"),
    "figure_differs": msg("本系统为{computed}，与公开数相差{difference}，舍入无法解释。"),
    "figure_missing": msg("本系统没有可比的数。"),
    "figure_partly": msg(
        "本系统为{computed}（{tasks}项任务中{reported}项已报），与公开数相差{difference}，舍入无法解释。"
    ),
    "figure_unit": msg("本系统为{computed}，与公开数正好差一万倍，公开数的单位可能写错。"),
    "figure_impossible": msg("本系统为{computed}，与公开数相差{difference}；由表内其他数无论怎样舍入也得不出公开数。"),
    "figure_other_unit": msg("本系统以{unit}计，与{published}的单位不同，不能比对。"),
    # columns of published tables beside our figures
    "bind_doubt": msg("可能是{figures}，请选择或确认。"),
    "bind_other": msg("本系统没有这个数。"),
    "bind_year": msg("是上年或同比的数，本系统只有本年的数。"),
    "bind_month": msg("是当月数，本系统的数从1月起累计。"),
    "bind_period": msg("是{month}月的数，不是所选报告期的数。"),
    "bind_unit": msg("没有写明金额单位，不知道是元、万元还是亿元。"),
    # figures among themselves
    "set_same": msg("{figures}正好相符。"),
    "set_half_up": msg("都按四舍五入，{figures}能同时成立。"),
    "set_half_even": msg("都按四舍六入五成双，{figures}能同时成立。"),
    "set_cut": msg(
        "都按四舍五入，{figures}不能同时成立：由前两数得{low}%至{high}%，不含{rate}。"
        "{cut}是截尾得来的就能成立，其真值在{least}至{most}之间。"
    ),
    "set_cut_sum": msg("都按四舍五入，{figures}不能同时成立；{cut}是截尾得来的就能成立。"),
    "set_several": msg("都按四舍五入，{figures}不能同时成立；其中一个是截尾得来的就能成立：{cut}。"),
    "set_impossible": msg("{figures}无论怎样舍入都不能同时成立：由前两数得{low}%至{high}%，不含{rate}。"),
    "set_impossible_sum": msg("{figures}无论怎样舍入都不能同时成立。"),
    # sums
    "sum_same": msg("{parts}个部分之和为{computed}。"),
    "sum_single": msg("只列了一个部分，为{computed}。"),
    "sum_half_up": msg("{parts}个部分之和为{computed}，合计是四舍五入得来的。"),
    "sum_truncated": msg("{parts}个部分之和为{computed}，合计是截尾得来的。"),
    "sum_rounded": msg("{parts}个部分之和为{computed}，相差{difference}，各部分舍入可以解释。"),
    "sum_doubtful": msg("{parts}个部分之和为{computed}，相差{difference}；仅由各数舍入一般不会相差这么多，请核对。"),
    "sum_alone": msg("{parts}个部分之和为{computed}，相差{difference}；同表其他合计都正好相加，这一处请核对。"),
    "sum_short_all": msg("{parts}个部分之和为{computed}，比合计少{difference}；各列都少，可能有没列出的部分。"),
    "sum_over_all": msg("{parts}个部分之和为{computed}，比合计多{difference}；各列都多，各部分可能有重复。"),
    "sum_short": msg("{parts}个部分之和为{computed}，比合计少{difference}，可能有没列出的部分或填错。"),
    "sum_over": msg("{parts}个部分之和为{computed}，比合计多{difference}，请核对合计和各部分。"),
    "sum_short_slip": msg(
        "{parts}个部分之和为{computed}，比合计少{difference}。可能填错：{candidates}；或有没列出的部分。"
    ),
    "sum_over_slip": msg("{parts}个部分之和为{computed}，比合计多{difference}。可能填错：{candidates}。"),
    "sum_missed": msg("{parts}个部分之和为{computed}，比合计多{difference}，正好是{candidates}，合计可能漏加了它。"),
    "sum_unit": msg("{parts}个部分之和为{computed}，与合计相差{difference}；{candidates}的单位可能差了一万倍。"),
    "sum_unread": msg("没有找到与这个合计相符的各列，未核对。"),
    "part_short": msg("其中项共{computed}，比所属的数少{difference}，还有没单列的部分。"),
    "part_over": msg("其中项共{computed}，比所属的数多{difference}，各项可能有重叠，请核实。"),
    # ratios
    "ratio_same": msg("{part}÷{whole}＝{computed}%。"),
    "ratio_half_up": msg("{part}÷{whole}＝{computed}%，四舍五入即公布数。"),
    "ratio_half_even": msg("{part}÷{whole}＝{computed}%，按四舍六入五成双即公布数。"),
    "ratio_truncated": msg("{part}÷{whole}＝{computed}%，公布数是截尾得来的；四舍五入应为{half_up}%。"),
    "ratio_rounded": msg("{part}÷{whole}＝{computed}%，两数各自舍入可以解释。"),
    "ratio_inverse": msg("越低越好：{part}÷{whole}＝{computed}%。"),
    "ratio_turned": msg(
        "{part}÷{whole}＝{computed}%，与公布数相符，分子分母却与其他各行相反；是不是越低越好的指标，请核实。"
    ),
    "ratio_capped": msg("{part}÷{whole}＝{computed}%，公布时以100%为限。"),
    "ratio_differs": msg("{part}÷{whole}＝{computed}%，与公布数相差{difference}个百分点。"),
    "ratio_doubtful": msg(
        "{part}÷{whole}＝{computed}%，与公布数相差{difference}个百分点；按各数自身的位数可以成立，按同列的位数不能成立，请核对。"
    ),
    "ratio_words": msg("“{words}”是文字，不能算比率。"),
    "ratio_blank": msg("{what}没有公布，不能算比率。"),
    "ratio_zero": msg("分母为0，不能算比率。"),
    "ratio_unread": msg("没有在表内找到它的分子和分母，未核对。"),
    "implied_same": msg("由各部分的数和比率推算，总比率在{low}%至{high}%之间。"),
    "implied_differs": msg("由各部分的数和比率推算，总比率应在{low}%至{high}%之间。"),
    "ratio_asked": msg("{part}÷{whole}＝{computed}%，与公布数相差{difference}个百分点；各行多不相符，可能另有口径。"),
    # products
    "product_same": msg("{count}×{standard}＝{computed}。"),
    "product_rounded": msg("{count}×{standard}＝{computed}，舍入可以解释。"),
    "product_differs": msg("{count}×{standard}＝{computed}，与公布数相差{difference}，请核对。"),
    "product_asked": msg("{count}×{standard}＝{computed}，与公布数相差{difference}，可能中途调整过标准或人数。"),
    # differences
    "difference_same": msg("{more}－{less}＝{computed}。"),
    "difference_rounded": msg("{more}－{less}＝{computed}，相差{difference}，舍入可以解释。"),
    "difference_differs": msg("{more}－{less}＝{computed}，与公布数相差{difference}。"),
    # balances
    "balance_same": msg("{terms}＝{computed}。"),
    "balance_rounded": msg("{terms}＝{computed}，相差{difference}，舍入可以解释。"),
    "balance_differs": msg("{terms}＝{computed}，与公布数相差{difference}，请核对。"),
    "balance_doubtful": msg("{terms}＝{computed}，相差{difference}；仅由各数舍入一般不会相差这么多，请核对。"),
    "balance_unread": msg("这一列像是期末结余，但由列出的收支各行都算不出，未核对。"),
    "balance_asked": msg("{terms}＝{computed}，与公布数相差{difference}；可能还有没列出的收支，请核实。"),
    # shares of a whole
    "share_same": msg("{parts}个占比合计{computed}%。"),
    "share_rounded": msg(
        "{parts}个占比合计{computed}%，与100%相差{difference}个百分点；各数舍入最多差{reach}个百分点，可以解释。"
    ),
    "share_differs": msg(
        "{parts}个占比合计{computed}%，与100%相差{difference}个百分点；各数舍入最多差{reach}个百分点，不能解释，请核对。"
    ),
    # scores
    "score_same": msg("{parts}项得分之和为{computed}。"),
    "score_rounded": msg("{parts}项得分之和为{computed}，舍入后即公布数。"),
    "score_differs": msg("{parts}项得分之和为{computed}，与公布数相差{difference}，请核对。"),
    "weighted_same": msg("{parts}项得分按权重（{weights}）相加为{computed}。"),
    "weighted_rounded": msg("{parts}项得分按权重（{weights}）相加为{computed}，舍入后即公布数。"),
    "weighted_differs": msg("{parts}项得分按权重（{weights}）相加为{computed}，与公布数相差{difference}，请核对。"),
    "score_over": msg("得分{published}高于满分{computed}，超出{difference}。"),
    # ranks
    "rank_same": msg("按“{by}”从高到低排，应为第{computed}，与公布的名次相同。"),
    "rank_tied": msg("按“{by}”从高到低排，与{tied}个并列，第{published}在可能的范围内。"),
    "rank_differs": msg("按“{by}”从高到低排，应为第{computed}，公布为第{published}，请核对。"),
    "rank_same_up": msg("按“{by}”从低到高排，应为第{computed}，与公布的名次相同。"),
    "rank_tied_up": msg("按“{by}”从低到高排，与{tied}个并列，第{published}在可能的范围内。"),
    "rank_differs_up": msg("按“{by}”从低到高排，应为第{computed}，公布为第{published}，请核对。"),
    # per person, per kilometre
    "per_unit_same": msg("{part}÷{whole}＝{computed}。"),
    "per_unit_rounded": msg("{part}÷{whole}＝{computed}，舍入可以解释。"),
    "per_unit_truncated": msg("{part}÷{whole}＝{computed}，公布数是截尾得来的。"),
    "per_unit_differs": msg("{part}÷{whole}＝{computed}，与公布数相差{difference}，请核对。"),
    # of which
    "of_which_over": msg("其中项{published}大于所属的{computed}，超出{difference}，请核对。"),
    "of_which_other": msg("其中项{published}大于前一列的{computed}；共{rows}行如此，可能不是前一列的一部分，请核实。"),
    # what was not looked at
    "limit_columns": msg(
        "本表有{count}列数字，超过{most}列：比率、合计、差额只在相邻的列之间核对，相隔较远的列没有比对。"
    ),
    "limit_subtotals": msg("本表有{count}个合计行：一个合计只与紧邻的{most}个小计相比，更远的没有比对。"),
    "limit_rows": msg("本表有{count}个数，超过{most}个：第{row}行以后没有核对。"),
    # what to look at
    "row_sum_same": msg("与其他各行一样，合计{computed}。"),
    "row_sum_off": msg("本行合计{computed}，其余{rows}行都是{usual}，差{difference}。可能填错：{candidates}。"),
    "row_sum_off_plain": msg("本行合计{computed}，其余{rows}行都是{usual}，差{difference}。"),
    "series_jump": msg("{before}到{after}由{first}升到{computed}，一次增加目标的{gain}%，可能属实，请说明原因。"),
    "series_leap": msg("{before}到{after}由{first}升到{computed}，增加一倍以上，可能属实，请说明原因。"),
    "series_same": msg("{before}到{after}没有变化，都是{computed}，可能属实，请核实。"),
    "series_done": msg("{before}到{after}没有变化，都是{computed}，目标已完成。"),
    "series_falls": msg("{before}到{after}由{first}降到{computed}，累计数一般不减少，请核对。"),
    "zero_hidden": msg("总数为目标的{rate}%，而这里目标{target}、完成为0，被总数掩盖。"),
    "zero_open": msg("总数为目标的{rate}%，这里目标{target}、完成为0。"),
    "several": msg("“{name}”一列合并了{count}个单位，不能分清各是多少。"),
}
