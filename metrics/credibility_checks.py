"""The checks of credibility, as they are declared: name, sentences for clerk and leader, what a visitor looks at."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from data.findings import SENTENCES
from data.wording import msg

SEE_WORKS = msg("到现场查看工程进度，与所报进度核对")
COUNT = msg("到现场逐个清点完成数量，与所报数核对")
SEE_PAYMENTS = msg("查阅拨付凭证，核对收款单位和对应的工程量")
SEE_ACCEPTANCE = msg("查阅竣工验收资料，核实是否已经投用")
SEE_RECORDS = msg("查阅台账和报送底稿，核对所报数的来源")
SEE_NAMES = msg("查阅发放名册和银行回单，抽查领取人")
SEE_PLAN = msg("查阅原计划、调整依据和审批文件")


@dataclass(frozen=True, slots=True)
class Check:
    """A check's name and its sentences; {names} are filled from the question (`_values`)."""

    name: str
    reason: str
    remedy: str
    leader: str
    look: str


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "falls": Check(
            msg("累计数下降"), *SENTENCES["falls"], msg("{field}由{at}的{other}减至{value}，原因是什么？"), SEE_RECORDS
        ),
        "rate_differs": Check(
            msg("百分数与计算不符"), *SENTENCES["rate_differs"],
            msg("{field}填{words}，按所报数计算为{computed}%，分母是什么？"),
            SEE_RECORDS,
        ),
        "parts_differ": Check(
            msg("分项与合计不符"), msg("项目清单中计划资金{value}万元，各区县任务合计{other}万元。"),
            msg("请核对清单和分解表，使两者一致。"),
            msg("项目清单计划资金{value}万元，各区县任务合计{other}万元，以哪个为准？"), SEE_RECORDS,
        ),
        "disbursed_over_issued": Check(
            msg("拨付大于下达"), *SENTENCES["disbursed_over_issued"],
            msg("实际拨付{value}万元，多于预算下达的{other}万元，是否有垫付？"),
            SEE_PAYMENTS,
        ),
        "paid_over_disbursed": Check(
            msg("支付大于拨付"), *SENTENCES["paid_over_disbursed"],
            msg("资金支付{value}万元，多于实际拨付的{other}万元，是否有垫付？"),
            SEE_PAYMENTS,
        ),
        "issued_over_planned": Check(
            msg("下达大于计划"), *SENTENCES["issued_over_planned"],
            msg("预算下达{value}万元，多于计划资金的{other}万元，是否追加了预算？"),
            SEE_RECORDS,
        ),
        "jump": Check(
            msg("进度突增"), *SENTENCES["count_jump"],
            msg("{field}由{at}的{other}升到{value}，升幅较大的原因是什么？"), SEE_WORKS,
        ),
        "frozen": Check(
            msg("连续多月未变"), *SENTENCES["frozen"],
            msg("连续{third}个月所报各数完全相同，是没有进展，还是没有更新？"),
            SEE_WORKS,
        ),
        "missing_figure": Check(
            msg("应填未填"), *SENTENCES["missing_figure"], msg("{field}没有填报，实际是多少？"), SEE_RECORDS
        ),
        "form_unchanged": Check(
            msg("整表与上次相同"), *SENTENCES["form_unchanged"],
            msg("应有进展的{other}项任务中，{value}项所报与{at}完全相同，是没有进展，还是没有更新？"), SEE_RECORDS,
        ),
        "words_contradict": Check(
            msg("文字与数字不一致"), *SENTENCES["words_contradict"],
            msg("文字写“{words}”，形象进度填{value}%，以哪个为准？"),
            SEE_WORKS,
        ),
        "complete_not_done": Check(
            msg("阶段与进度不一致"), *SENTENCES["complete_not_done"],
            msg("阶段为“{words}”，形象进度为{value}%，还有哪些没有完成？"),
            SEE_WORKS,
        ),
        "unit_slip": Check(
            msg("单位疑似差一万倍"), *SENTENCES["unit_differs"],
            msg("{field}{value}，{at}为{other}，相差约一万倍，单位是否一致？"), SEE_RECORDS,
        ),
        "paid_not_accepted": Check(
            msg("已付清未验收"), msg("实际拨付已达计划的{value}%，阶段为“{words}”，尚未验收。"),
            msg("请核对阶段；如属实，请说明尚未验收的原因。"),
            msg("拨付已达计划的{value}%，阶段为“{words}”，何时验收？"),
            SEE_ACCEPTANCE,
        ),
        "works_ahead": Check(
            msg("工程远快于资金"), msg("进度{value}%，实际拨付只占计划的{other}%。"),
            msg("请核对两个数；如资金未到，请在存在问题栏说明。"),
            msg("进度{value}%，拨付占计划的{other}%，资金何时到位？"),
            SEE_WORKS,
        ),
        "money_ahead": Check(
            msg("资金远快于工程"), msg("实际拨付占计划的{value}%，进度只有{other}%。"),
            msg("请核对两个数；如为预付，请在备注中说明。"), msg("拨付占计划的{value}%，进度{other}%，是否属于预付？"),
            SEE_PAYMENTS,
        ),
        "early": Check(
            msg("期末前报送"), *SENTENCES["early"],
            msg("{at}报送时报告期还没有结束，数据截至{words}，期末后是否补报？"), SEE_RECORDS,
        ),
        "last_year": Check(
            msg("疑似计入上年工作"), msg("1月“{field}”已有{value}，达到目标{other}的一半以上，资金没有相应拨付。"),
            msg("请核对是否把上年完成的计入了本年；如属实请说明。"),
            msg("所报{field}{value}（目标{other}），是否都是本年完成的？"), COUNT,
        ),
        "hidden_zeros": Check(
            msg("全市超额、有区县为零"), msg("全市已完成目标的{value}%，本地完成数为0，目标{other}。"),
            msg("请核对本地完成数；如确为零，请说明何时完成。"),
            msg("全市已完成目标的{value}%，{county}为0（目标{other}），计划何时完成？"),
            COUNT,
        ),
        "unmentioned": Check(
            msg("分项遗漏"), msg("文字列出“{words}”，共{value}，目标为{other}，还有{third}没有说明。"),
            msg("请补充说明其余部分的状态。"), msg("目标{other}，文字说明了{value}，其余{third}是什么情况？"), COUNT,
        ),
        "plan_moved": Check(
            msg("计划后移"), msg("按最初计划应达{other}%，按现行计划应达{value}%，实际{third}%。"),
            msg("请说明计划调整的原因和批准文件。"),
            msg("按最初计划应达{other}%，按现行计划应达{value}%，实际{third}%，计划为什么调整？"), SEE_PLAN,
        ),
        "changed_later": Check(
            msg("以前月份后来被改"), SENTENCES["corrects_late"][0],
            msg("请说明更改的原因。"), msg("{field}最初报{other}，{third}天后改为{value}，为什么更改？"), SEE_RECORDS,
        ),
        "told_twice": Check(
            msg("同时报来两个数"), *SENTENCES["told_twice"],
            msg("“{field}”此处为{value}，同时收到的“{file}”{place}为{other}，以哪个为准？"), SEE_RECORDS,
        ),
        "seen_less": Check(
            msg("现场少于所报"), msg("“{field}”报{value}，{at}现场查看为{other}。"),
            msg("请与查看人员核对口径；如有误请更正。"),
            msg("所报{field}{value}，{at}现场查看为{other}，口径是否一致？"), SEE_WORKS,
        ),
    }
)  # fmt: skip
"""check → its sentences, in the order of domain practice; the wording of questions that loaders ask is theirs."""
