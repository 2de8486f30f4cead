"""Real published tables, retyped in their layouts: every relation in them, each with its verdict and cell."""

from collections import Counter

COUNTIES = ("东坡区", "彭山区", "仁寿县", "洪雅县", "丹棱县", "青神县")


def said(table, cell, relation):
    (found,) = [check for check in table.checks if check.cell == cell and check.relation == relation]
    return found.sentence("zh")


def test_huangshan_2013_mixes_units_and_its_total_is_explained_by_rounding(checked, verdicts):
    table = checked(
        [
            ["类型", "项目数", "完成额", "单位", "占年度计划(%)"],
            ["工程类", 16, "10.22", "亿元", "65.6"],
            ["发放补助类", 15, "2.66", "亿元", "72.3"],
            ["保险类", 4, "6.65", "亿元", "97.4"],
            ["培训类", 2, "849", "万元", "73.5"],
            ["合计", 37, "19.62", "亿元", "74.9"],
        ]
    )
    assert verdicts(table) == ["sum exact B6", "sum rounded C6", "implied rounded E6"]
    assert said(table, "C6", "sum") == "4个部分之和为19.6149亿元，相差0.0051亿元，各部分舍入可以解释。"
    assert said(table, "E6", "implied") == "由各部分的数和比率推算，总比率在74.81%至74.91%之间。"


def test_huangshan_2013_would_differ_with_a_total_that_no_rounding_explains(checked, verdicts):
    table = checked(
        [
            ["类型", "完成额", "单位"],
            ["工程类", "10.22", "亿元"],
            ["发放补助类", "2.66", "亿元"],
            ["保险类", "6.65", "亿元"],
            ["培训类", "849", "万元"],
            ["合计", "19.65", "亿元"],
        ]
    )
    assert verdicts(table) == ["sum differs B6"]
    assert said(table, "B6", "sum") == "4个部分之和为19.6149亿元，比合计少0.0351亿元，可能有没列出的部分或填错。"


MEISHAN_2017 = (
    ("城镇新增就业(人)", 26000, 32095, "123.4"), ("城镇失业人员再就业(人)", 4000, 4934, "123.4"),
    ("就业困难人员就业(人)", 2000, 2519, "125.9"), ("城镇登记失业率低于(%)", "4.3", "4.17", "103.1"),
    ("高校毕业生初次就业率(%)", 95, 100, "105.3"), ("劳务品牌培训(人)", 2425, 2425, 100),
    ("青年劳动者技能培训(人)", 3000, 3291, "109.7"), ("创业补贴", "应补尽补", "发放一次性创业补贴262万元", ""),
    ("促进大学生创业(人)", 260, 262, "100.8"), ("妇女居家灵活就业培训(人)", 4000, 4856, "121.4"),
    ("开展农村青年技能培训(人)", 400, 1876, 469), ("开展现代畜牧业科技培训(人次)", 30000, 38120, "127.1"),
    ("电子商务人才培训(人)", 8000, 9200, 115), ("下岗失业人员再就业(人)", 400, 1008, 252),
    ("促进高校毕业生就业(%)", 78, 97, "124.4"),
)  # fmt: skip


def test_meishan_2017_turns_a_lower_is_better_target_round(checked, verdicts):
    table = checked(
        [
            ["2017年1—11月十大民生工程项目实施进度表"],
            ["工程名称", "序号", "项目内容", "目标任务", "进度", "完成目标(%)", "备注"],
            *[
                ["就业促进工程" if not at else "", at + 1, name, target, done, rate, "超额完成"]
                for at, (name, target, done, rate) in enumerate(MEISHAN_2017)
            ],
        ],
        "A1:G1", "A3:A17",
    )  # fmt: skip
    assert verdicts(table) == [
        "ratio half_up F3", "ratio half_up F4", "ratio truncated F5", "ratio inverse F6", "ratio half_up F7",
        "ratio exact F8", "ratio exact F9", "ratio skipped D10", "ratio half_up F11", "ratio exact F12",
        "ratio exact F13", "ratio half_up F14", "ratio exact F15", "ratio exact F16", "ratio half_up F17",
    ]  # fmt: skip
    assert said(table, "F6", "ratio") == "越低越好：4.3%÷4.17%＝103.118%。"
    assert said(table, "F5", "ratio") == "2519人÷2000人＝125.95%，公布数是截尾得来的；四舍五入应为126.0%。"
    assert said(table, "D10", "ratio") == "“应补尽补”是文字，不能算比率。"


MEISHAN_2019 = {
    "城镇新增就业(人)": [
        (27800, 52242, "187.9"), None, (8000, 22921, "286.5"), (3800, 6138, "161.5"), (8600, 12244, "142.4"),
        (3600, 3889, 108), (1900, 3029, "159.4"), (1900, 4021, "211.6"),
    ],
    "城镇失业人员再就业(人)": [
        (4400, 5358, "121.8"), None, (1200, 1444, "120.3"), (660, 709, "107.4"), (1200, 1442, "120.2"),
        (620, 807, "130.2"), (360, 516, "143.3"), (360, 440, "122.2"),
    ],
    "就业困难人员就业(人)": [
        (2000, 2464, "123.2"), None, (500, 616, "123.2"), (300, 346, "115.3"), (500, 607, "121.4"), (300, 369, 123),
        (200, 293, "146.5"), (200, 233, "116.5"),
    ],
    "城镇登记失业率低于(%)": [
        ("4.3", "3.57", ""), None, ("4.3", "3.48", ""), ("4.3", "3.54", ""), ("4.3", "3.67", ""), ("4.3", "3.8", ""),
        ("4.3", "3.7", ""), ("4.3", "3.5", ""),
    ],
    "下岗失业人员再就业(人)": [
        (400, 1089, "272.3"), (60, 577, "961.7"), (80, 160, 200), (80, 121, "151.3"), (60, 70, "116.7"),
        (60, 100, "166.7"), (30, 31, "103.3"), (30, 30, 100),
    ],
}  # fmt: skip
PLACES = ("全市", "市本级", *COUNTIES)


def test_meishan_2019_adds_up_by_county_in_its_wide_layout(checked, verdicts):
    names = list(MEISHAN_2019)
    blank = ("", "", "")
    table = checked(
        [
            ["2019年十大民生工程项目完成情况表"],
            ["工程", *["就业促进工程"] + [""] * 14],
            ["项目", *["促进城乡劳动者就业创业"] + [""] * 14],
            ["指标", *(part for name in names for part in (name, "", ""))],
            ["责任单位", *(["市人力资源社会保障局"] + [""] * 11), "市总工会", "", ""],
            ["地区", *("目标任务", "进度", "完成比例(%)") * 5],
            *[[place, *(part for name in names for part in (MEISHAN_2019[name][at] or blank))]
              for at, place in enumerate(PLACES)],
        ],
        "A1:P1", "B2:P2", "B3:P3", "B4:D4", "E4:G4", "H4:J4", "K4:M4", "N4:P4", "B5:M5", "N5:P5",
    )  # fmt: skip
    sums = [line for line in verdicts(table) if line.startswith("sum")]
    assert sums == [f"sum exact {letter}7" for letter in "BCEFHINO"]
    assert Counter(check.verdict for check in table.checks if check.relation == "ratio") == {"half_up": 21, "exact": 8}
    assert len(table.checks) == 8 + 29
    assert said(table, "P8", "ratio") == "577人÷60人＝961.667%，四舍五入即公布数。"


def test_meishan_2019_adds_up_by_county_in_a_long_layout(checked, verdicts):
    rows = [
        [name, place, *figures]
        for name, by_place in MEISHAN_2019.items()
        for place, figures in zip(PLACES, by_place, strict=True)
        if figures
    ]
    table = checked([["指标", "地区", "目标任务", "进度", "完成比例(%)"], *rows])
    assert [line for line in verdicts(table) if line.startswith("sum")] == [
        "sum exact C2", "sum exact D2", "sum exact C9", "sum exact D9", "sum exact C16", "sum exact D16",
        "sum exact C30", "sum exact D30",
    ]  # fmt: skip
    assert Counter(check.verdict for check in table.checks if check.relation == "ratio") == {
        "half_up": 21, "exact": 8, "skipped": 7,
    }  # fmt: skip


def test_meishan_2019_says_which_county_was_typed_wrong(checked):
    wrong = {**MEISHAN_2019, "城镇新增就业(人)": [*MEISHAN_2019["城镇新增就业(人)"]]}
    wrong["城镇新增就业(人)"][2] = (8000, 22912, "286.5")
    rows = [
        [name, place, *figures]
        for name, by in wrong.items()
        for place, figures in zip(PLACES, by, strict=True)
        if figures
    ]
    table = checked([["指标", "地区", "目标任务", "进度", "完成比例(%)"], *rows])
    off = [(check.relation, check.cell, check.difference) for check in table.checks if check.verdict == "differs"]
    assert off == [("sum", "D2", "9人"), ("ratio", "E3", "0.1")]


def test_meishan_2021_targets_add_up_with_blanks_and_a_wider_unit(checked, verdicts):
    table = checked([
        ["地区", "★组织开展各类补贴性职业技能培训(万人次)", "劳务品牌培训(人)", "家政培训(人)", "农民培训(人次)"],
        ["全市", "2.2", 2400, 2400, 500],
        ["眉山天府新区", "0.1", 150, "", ""],
        ["东坡区", "0.7", 400, 750, 120],
        ["彭山区", "0.23", 500, 250, 70],
        ["仁寿县", "0.7", 750, 750, 140],
        ["洪雅县", "0.21", 200, 250, 80],
        ["丹棱县", "0.13", 200, 200, 40],
        ["青神县", "0.13", 200, 200, 50],
    ])  # fmt: skip
    assert verdicts(table) == ["sum exact B2", "sum exact C2", "sum exact D2", "sum exact E2"]
    assert [check.params["parts"] for check in table.checks] == ["7", "7", "6", "6"]


def test_meishan_2021_funds_are_a_list_of_which_the_sources_add_up(checked, verdicts):
    table = checked(
        [
            ["项目", "数值", "单位"],
            ["全年计划投入", "103.66", "亿元"],
            ["累计筹集拨付项目资金", "35.70", "亿元"],
            ["上级补助资金", "15.52", "亿元"],
            ["市本级资金", "0.56", "亿元"],
            ["县(区)资金", "11.26", "亿元"],
            ["其他资金", "8.36", "亿元"],
            ["子项目总数", 190, "个"],
            ["完成或超额完成", 35, "个"],
            ["推进顺利", 155, "个"],
        ]
    )
    assert verdicts(table) == ["sum exact B3", "sum exact B8"]


def test_lianyungang_2025_leaves_one_of_45_unmentioned(checked, verdicts):
    table = checked(
        [
            ["项目", "数值", "单位"],
            ["计划投资", "103.66", "亿元"],
            ["项目总数", 45, "个"],
            ["已完成", 24, "个"],
            ["超序时", 9, "个"],
            ["达序时", 11, "个"],
        ]
    )
    assert verdicts(table) == ["sum asked B3"]
    assert said(table, "B3", "sum") == "3个部分之和为44个，比合计少1个，可能有没列出的部分或填错。"


def test_neijiang_2023_sources_add_up_to_the_plan_in_every_row(checked, verdicts):
    table = checked(
        [
            ["项目(摘要)", "计划安排资金(万元)", "上级补助", "市级安排", "县(市、区)匹配"],
            ["普惠性幼儿园保教费减免等", "1089", "610", "", "479"],
            ["义务教育阶段学生补助等", "5399", "4606", "", "793"],
            ["普通高中助学金", "2908", "2557", "68", "283"],
            ["乡村教师生活补助", "1600", "", "", "1600"],
            ["基本公共卫生服务", "25816", "23209.56", "495.84", "2110.6"],
            ["两癌筛查等", "523.52", "459.72", "7.3", "56.5"],
        ]
    )
    assert verdicts(table) == [f"sum exact B{row}" for row in range(2, 8)]


def test_ningbo_2014_hides_two_districts_at_nought_behind_120_percent(checked, verdicts):
    table = checked([
        ["", "鄞州", "海曙、江东、江北", "镇海", "北仑", "合计"],
        ["新辟线路年度目标", 2, 5, 1, 2, 10],
        ["新辟线路实际完成", 1, 2, 0, 3, 6],
        ["优化调整线路年度目标", 6, 9, 1, 4, 20],
        ["优化调整线路实际完成", 12, 12, 0, 0, 24],
    ], as_workbook=True)  # fmt: skip
    assert verdicts(table) == [
        "sum exact F2", "sum exact F3", "sum exact F4", "sum exact F5", "zero asked D3", "zero asked D5",
        "zero asked E5", "several asked C2",
    ]  # fmt: skip
    assert said(table, "E5", "zero") == "总数为目标的120%，而这里目标4、完成为0，被总数掩盖。"
    assert said(table, "C2", "several") == "“海曙、江东、江北”一列合并了3个单位，不能分清各是多少。"


VOTES = (
    ("美丽乡村建设工程", 95, 27, 0), ("农民饮用水达标提标工程", 175, 43, 4), ("农村公路改造提升工程", 161, 58, 3),
    ("高中段学校校舍改造提升工程", 187, 34, 1), ("中心小学迁建工程", 177, 44, 1), ("第二医院改造工程", 161, 57, 4),
    ("区域性居家养老服务中心工程", 165, 57, 0), ("中心城区停车位建设工程", 145, 74, 3), ("城南消防站工程", 159, 62, 1),
    ("环卫基础设施提升改造工程", 168, 53, 1),
)  # fmt: skip


def test_ninghai_2020_has_one_row_of_votes_that_does_not_add_up(checked, verdicts):
    table = checked([["项目", "满意", "基本满意", "不满意"], *VOTES])
    assert verdicts(table) == ["row_sum differs B2", *(f"row_sum exact B{row}" for row in range(3, 12))]
    assert said(table, "B2", "row_sum") == ("本行合计122，其余9行都是222，差100。可能填错：B2 95→195、C2 27→127。")


YUEYANGLOU = (
    ("新增城镇就业", "8950人", "6453人", "72%", "7123人", "80%"),
    ("减少义务教育大班额", "51个", "3个", "5%", "53个", "104%"),
    ("“两癌”免费检查", "2500人", "3321", "133%", "3321", "133%"),
    ("孕产妇免费产前筛查", "3600人", "2849人", "79%", "2969人", "82%"),
    ("提高城乡低保标准", "标准不低于3480元/年", "", "100%", "", "100%"),
    ("改(新)建农村用户厕所", "3980个", "1153个", "29%", "1290个", "32%"),
    ("推行“一村一辅警”全覆盖", "18个", "18个", "100%", "18个", "100%"),
    ("完成棚改项目", "5", "", "", "", ""),
    ("改善棚户区居民住房条件", "1271户", "346户", "27%", "350户", "28%"),
    ("完成公路生命安全防护工程", "11.2公里", "7.7公里", "69%", "11.2公里", "100%"),
    ("标准化建设改造农贸市场", "2家", "", "98%", "", "100%"),
)


def test_yueyanglou_2019_has_a_jump_a_standstill_and_a_percentage_cut_off(checked, verdicts):
    header = ["项目名称", "目标任务", "1-7月实际完成情况", "1-7月任务完成率", "1-8月实际完成情况", "1-8月任务完成率"]
    table = checked([["序号", *header], *[[at + 1, *row] for at, row in enumerate(YUEYANGLOU)]])
    assert verdicts(table) == [
        "ratio half_up E2", "ratio truncated E3", "ratio half_up E4", "ratio half_up E5", "ratio skipped E6",
        "ratio half_up E7", "ratio exact E8", "ratio skipped C9", "ratio half_up E10", "ratio half_up E11",
        "ratio skipped E12", "ratio half_up G2", "ratio half_up G3", "ratio half_up G4", "ratio half_up G5",
        "ratio skipped G6", "ratio half_up G7", "ratio exact G8", "ratio skipped C9", "ratio half_up G10",
        "ratio exact G11", "ratio skipped G12", "series asked F3", "series asked F4", "series exact F8",
    ]  # fmt: skip
    assert said(table, "E3", "ratio") == "3个÷51个＝5.88%，公布数是截尾得来的；四舍五入应为6%。"
    assert said(table, "F3", "series") == "1-7月到1-8月由3个升到53个，一次增加目标的98%，可能属实，请说明原因。"
    assert said(table, "F4", "series") == "1-7月到1-8月没有变化，都是3321，可能属实，请核实。"
    assert said(table, "E12", "ratio") == "1-7月实际完成情况没有公布，不能算比率。"


ZIYANG = (
    ("市级民生实事项目", "20", "件"), ("建设类项目", "13", "件"), ("资助补助类项目", "7", "件"),
    ("建设类项目已开工", "6", "件"), ("建设类项目前期", "7", "件"), ("计划投入资金", "42.6", "亿元"),
    ("预算下达", "8.79", "亿元"), ("预算下达进度", "20.62", "%"), ("实际拨付", "1.88", "亿元"),
    ("拨付占预算安排", "4.43", "%"), ("拨付占预算下达", "21.47", "%"),
)  # fmt: skip
CUT = (
    "都按四舍五入，1.88亿元、8.79亿元、21.47%不能同时成立：由前两数得21.319%至21.457%，不含21.47%。"
    "1.88亿元是截尾得来的就能成立，其真值在1.8857亿元至1.88873亿元之间。"
)


def test_ziyang_2023_disbursed_must_have_been_cut_off(checked, verdicts):
    table = checked([["指标内容", "数值", "单位"], *ZIYANG])
    assert verdicts(table) == [
        "ratio rounded B9", "ratio rounded B11", "ratio truncated B12", "sum exact B2", "sum exact B3",
        "set truncated B10",
    ]  # fmt: skip
    assert said(table, "B12", "ratio") == CUT
    assert said(table, "B10", "set") == CUT
