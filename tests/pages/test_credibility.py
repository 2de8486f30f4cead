"""The page of credibility names the cells of the planted faults, asks, and says where to go."""

from datetime import date

from data.model import View, received_before
from exports.evidence import evidence
from metrics.credibility import questions
from tests.pages.listed import listed

PLANTED = [
    # severity, county, month, check, cells: what data/samples/README.md lists
    ("存疑", "安岳县", "2023-08", "现场少于所报", "I5"),
    ("存疑", "安岳县", "2023-08", "计划后移", "I13"),
    ("存疑", "安岳县", "2023-09", "计划后移", "I13"),
    ("存疑", "安岳县", "2023-10", "计划后移", "I13"),
    ("存疑", "市本级", "2023-08", "单位疑似差一万倍", "F10"),
    ("存疑", "安岳县", "2023-06", "累计数下降", "G8"),
    ("存疑", "雁江区", "2023-04", "拨付大于下达", "G16、F16"),
    ("存疑", "安岳县", "2023-05", "应填未填", "G16"),
    ("存疑", "市本级", "2023-08", "应填未填", "I9"),
    ("存疑", "雁江区", "2023-09", "文字与数字不一致", "L10、I10"),
    ("存疑", "高新区", "2023-09", "分项与合计不符", "F5"),
]


def rows(app, at):
    """The table number `at` of the sentences of the page."""
    return listed(app)[at]


def test_the_sample_is_asked_about_where_its_faults_were_planted_and_nowhere_else(opened):
    app = opened("credibility")
    asked = rows(app, 1)
    assert not app.exception
    grave = asked[asked["severity"] == "存疑"]
    said = [
        (row["severity"], row["county"], row["period"], row["check"], row["ask"].partition("：")[0])
        for _, row in grave.iterrows()
    ]
    assert sorted(said) == sorted(PLANTED)


def test_the_headline_counts_forms_questions_and_figures(opened):
    title = opened("credibility").title[0].value.replace("\\", "")
    assert title == "59份填报中9份需要核对：共20个问题，存疑11个、提示9个；所报数4,034个"


def test_what_is_true_or_told_openly_is_only_noted(opened):
    asked = rows(opened("credibility"), 1)
    noted = asked[asked["severity"] == "提示"]
    assert sorted((row["county"], row["check"]) for _, row in noted.iterrows()) == [
        ("乐至县", "以前月份后来被改"), ("乐至县", "以前月份后来被改"), ("乐至县", "以前月份后来被改"),
        ("乐至县", "期末前报送"), ("安岳县", "工程远快于资金"), ("安岳县", "工程远快于资金"),
        ("高新区", "进度突增"), ("高新区", "连续多月未变"), ("高新区", "连续多月未变"),
    ]  # fmt: skip


def test_one_county_in_view_keeps_its_own_questions(opened):
    asked = rows(opened("credibility", county="雁江区"), 1)
    assert sorted(asked["check"]) == ["拨付大于下达", "文字与数字不一致"]


def test_a_view_from_before_the_correction_does_not_know_of_it(opened):
    asked = rows(opened("credibility", period="2023-05", as_of="2023-06-06"), 1)
    assert "以前月份后来被改" not in set(asked["check"])


def test_the_first_visit_is_where_doubt_money_and_lag_meet(opened):
    first = rows(opened("credibility"), 0).iloc[0]
    assert (first["project"], first["county"]) == ("实施城镇老旧小区改造", "雁江区")
    assert (
        first["why_go"] == "近3个月有1个问题（文字与数字不一致）；滞后92天；计划资金19,800万元；已3个月没有现场查看记录"
    )
    assert first["look_at"] == "到现场查看工程进度，与所报进度核对"


def test_a_score_says_what_took_its_points(opened):
    scores = rows(opened("credibility"), 2)
    lowest = scores.iloc[0]
    assert (lowest["county"], lowest["period"], lowest["score"], lowest["reasons"]) == (
        "安岳县", "2023-08", "70", "现场少于所报，扣20分；计划后移，扣10分",
    )  # fmt: skip
    assert set(scores[scores["reasons"] == "没有问题需要核对"]["score"]) == {"100"}


def test_every_question_of_the_sample_has_a_cell_to_lead_to(sample):
    found = questions(evidence(sample, View(period=date(2023, 10, 1))))
    known = set(sample.table("submissions", received_before=received_before(None)).get_column("submission_id"))
    places = [place for cells in found.get_column("cells").to_list() for place in cells]
    assert found.get_column("cells").list.len().min() == 1
    assert {place["submission_id"] for place in places} <= known
    fall = found.filter(found["check"] == "falls").row(0, named=True)
    assert [place["cell"] for place in fall["cells"]] == ["G8", "G8"]


def test_a_form_of_the_grid_lists_what_is_asked_about_it(opened):
    app = opened("credibility", period="2023-08", form="安岳县 2023-06")
    assert not app.exception
    assert "安岳县 2023-06的填报有1个问题：" in words(app)
    assert rows(app, 0)[["severity", "check"]].values.tolist() == [["存疑", "累计数下降"]]
    app.button(key="open_form").click().run()
    assert app.title[0].value.replace("\\", "") == "安岳县_2023年06月_民生实事进展情况.csv"


def test_a_form_without_questions_and_one_that_never_came_say_so(opened):
    assert "安岳县 2023-01的填报没有问题需要核对。" in words(opened("credibility", form="安岳县 2023-01"))
    assert "临空经济区 2023-07：未收到填报。" in words(opened("credibility", form="临空经济区 2023-07"))
    assert "链接要的一项本图没有，未采用。" in words(opened("credibility", form="安岳县 2023-99"))


def words(app) -> str:
    return "\n".join(each.value for each in (*app.caption, *app.markdown)).replace("\\", "")
