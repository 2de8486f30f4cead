"""A month that one county reported early: pages show the month before it, say why, and lead there."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.model import View
from data.notes import Deck, Notes, SavedView
from data.store import Store
from exports.view import period
from pages.components.reading import period_source, warming

OCTOBER, NOVEMBER = date(2023, 10, 1), date(2023, 11, 1)
OF_A_MONTH = [
    "overview", "meeting", "schedule", "funding", "categories", "county", "department", "project", "compare",
    "credibility", "export", "bulletin",
]  # fmt: skip
TOLD = {
    "中文": "2023年11月已有12个任务报送（共78个），未过半，默认显示2023年10月。",
    "English": "For 2023-11, 12 of 78 tasks have reported so far, less than half; 2023-10 is shown by default.",
}
Open = Callable[..., AppTest]


@pytest.fixture
def opened_early(opened: Open, early: Store, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page of the sample after 高新区 has sent its form of November."""
    monkeypatch.setenv("MINSHENG_STORE", str(early.root))
    return opened


def said(texts) -> list[str]:
    return [text.value.replace("\\", "") for text in texts]


@pytest.mark.parametrize("page", OF_A_MONTH)
def test_every_page_shows_october_and_tells_of_november(opened_early: Open, page: str) -> None:
    app = opened_early(page, project="建设乡村振兴惠民路") if page == "project" else opened_early(page)
    assert not app.exception
    assert app.selectbox(key="period").value == OCTOBER
    assert app.selectbox(key="period").options[:3] == ["2023-11", "2023-10", "2023-09"]
    assert TOLD["中文"] in said(app.caption)


def test_the_rate_of_people_paid_says_how_few_tasks_are_behind_it(opened_early: Open) -> None:
    told = "11月28个任务中4个已报，该月发放率只计已报的，不能与前几个月直接比。"
    assert [each for each in said(opened_early("categories", period="2023-11").caption) if each.endswith(told)]
    assert not [each for each in said(opened_early("categories").caption) if "直接比" in each]


@pytest.mark.parametrize("lang", TOLD)
def test_the_way_leads_to_november_which_says_whose_figures_it_has(opened_early: Open, lang: str) -> None:
    app = opened_early("overview", lang=lang, county="高新区")
    assert TOLD[lang] in said(app.caption)
    app.button(key="to_newer").click().run()
    assert (app.selectbox(key="period").value, app.selectbox(key="county").value) == (NOVEMBER, "高新区")
    assert TOLD[lang] not in said(app.caption)


@pytest.mark.parametrize(
    ("page", "zh", "en"),
    [
        (
            "overview",
            "1至11月，已报的12个任务（共78个）预算下达占计划90.33%，实际拨付占计划78.01%；78个任务中滞后7个、未报66个",
            (
                "January to November: of the 12 tasks reported (78 in all), 90.33% of planned funding issued, 78.01% "
                "disbursed; of 78 tasks, 7 behind, 66 not reported"
            ),
        ),
        (
            "funding",
            "计划资金42.64亿元，已报的12个任务（共78个）已下达3.94亿元（占计划90.33%），已拨付3.40亿元（占计划78.01%、占下达86.36%）",
            (
                "Planned funding ¥4,264m; of the 12 tasks reported (78 in all), issued ¥394m (90.33% of planned); "
                "disbursed ¥340m (78.01% of planned, 86.36% of issued)"
            ),
        ),
        (
            "schedule",
            "已报的12个任务（共78个）实际进度87.43%，应达94.60%，相差−7.18个百分点；12个已报任务中滞后7个",
            (
                "Of the 12 tasks reported (78 in all), actual progress 87.43%, expected 94.60%, gap −7.18 pp; "
                "7 of 12 reported tasks behind"
            ),
        ),
    ],
)
def test_the_headline_of_november_is_not_the_citys(opened_early: Open, page: str, zh: str, en: str) -> None:
    assert said(opened_early(page, period="2023-11", lang="中文").title) == [zh]
    assert said(opened_early(page, period="2023-11", lang="English").title) == [en]


def test_the_tiles_of_november_name_the_tasks_that_their_rates_rest_on(opened_early: Open) -> None:
    alone = "只计已报的12个任务（共78个）"
    tiles = said(opened_early("overview", period="2023-11").markdown)[:5]
    assert [alone in tile for tile in tiles] == [False, True, True, False, False]
    assert "**7 / 12**" in tiles[4]
    assert "已报 12 / 78" in tiles[4]
    tiles = said(opened_early("schedule", period="2023-11").markdown)[:5]
    assert [alone in tile for tile in tiles] == [True, False, False, True, False]
    assert not any(alone in text for text in said(opened_early("overview", period="2023-11", county="高新区").markdown))


@pytest.mark.parametrize(
    ("as_of", "month"),
    [("2023-12-01", OCTOBER), ("2023-06-20", date(2023, 5, 1)), ("2023-02-06", date(2023, 1, 1))],
)
def test_a_day_of_receipt_without_a_month_shows_the_month_that_was_usual_then(
    opened_early: Open, early: Store, as_of: str, month: date
) -> None:
    app = opened_early("schedule", as_of=as_of)
    assert not app.exception
    assert app.selectbox(key="period").value == month == period(early, View(as_of=date.fromisoformat(as_of)))
    assert (TOLD["中文"] in said(app.caption)) == (month == OCTOBER)


def test_what_was_kept_without_a_month_opens_with_october(
    opened_early: Open, early: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(early.root, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("MINSHENG_STORE", str(tmp_path))
    then, notes = datetime(2023, 6, 13), Notes(tmp_path)
    notes.write(SavedView(name="资金示例", noted_at=then, page="funding", chosen={"county": "雁江区"}))
    notes.write(Deck(name="五月", noted_at=then, chosen={"period": "2023-05-01", "as_of": "2023-06-13"}))
    overview = opened_early("overview", period="2023-11")
    overview.session_state["keep"] = True
    overview.run().button(key="open_0").click().run()
    assert (overview.selectbox(key="period").value, overview.selectbox(key="county").value) == (OCTOBER, "雁江区")
    meeting = opened_early("meeting", period="2023-11")
    next(button for button in meeting.button if button.label == "换成最新一期").click().run()
    assert meeting.selectbox(key="period").value == OCTOBER


def test_months_compared_and_forms_to_fill_in_begin_with_whole_months(opened_early: Open) -> None:
    assert opened_early("compare").selectbox(key="other_month").value == date(2023, 9, 1)
    assert opened_early("compare", period="2023-11").selectbox(key="other_month").value == OCTOBER
    assert opened_early("compare", period="2023-05").selectbox(key="other_month").value == date(2023, 4, 1)
    assert opened_early("compare", period="2023-01").selectbox(key="other_month").value == date(2023, 2, 1)
    assert opened_early("submissions").selectbox(key="form_period").value == NOVEMBER


def test_what_is_read_ahead_is_october_first(early: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINSHENG_STORE", str(early.root))
    steps = [(page.__name__.strip("_"), view) for page, view in warming.steps()]
    city, counties, newer = View(period=OCTOBER), [view.county for _, view in steps[4:-1]], View(period=NOVEMBER)
    assert steps[:4] == [(page, city) for page in ("overview", "schedule", "funding", "categories")]
    assert counties == ["市本级", "雁江区", "高新区", "临空经济区", "安岳县", "乐至县"]
    assert {view.period for _, view in steps[4:-1]} == {OCTOBER}
    assert steps[-1] == ("overview", newer)
    assert period_source.usual() == OCTOBER
