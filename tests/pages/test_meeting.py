"""The page of a meeting: its deck is edited, kept with month and day, shown again as it was, and decisions are kept."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.notes import Decision, Deck, Notes
from data.store import Store
from pages.components.meeting.decided import as_decision

PAGE = "meeting"


@pytest.fixture
def root(sample: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own: what is kept here must not be seen elsewhere."""
    made = tmp_path / "store"
    shutil.copytree(sample.root, made)
    monkeypatch.setenv("MINSHENG_STORE", str(made))
    return made


def shown(page: AppTest) -> str:
    return "\n".join(element.value for element in (*page.title, *page.caption, *page.markdown))


def button(page: AppTest, label: str):
    return next(each for each in page.button if each.label == label)


def field(fields, name: str):
    """The field of the deck in view whose key begins with a name."""
    return next(each for each in fields if each.key and each.key.startswith(name))


def test_the_page_says_what_each_slide_says_and_what_is_left_out(opened) -> None:
    page = opened(PAGE, period="2023-02")
    assert not page.exception
    assert page.title[0].value == "截至2月28日，预算下达占计划资金的20\\.62%，实际拨付占4\\.43%"
    assert "因没有内容而未列入的：滞后清单、存在问题、决定落实。" in shown(page)
    assert "共8页" in shown(page)
    assert "7\\. " not in shown(page)
    assert "资助补助类：7个资助补助类项目全部制定实施方案" in shown(page)


def test_a_deck_is_kept_with_its_month_and_the_day_of_receipt(opened, root) -> None:
    page = opened(PAGE, period="2023-02")
    field(page.multiselect, "pinned").select("人行天桥")
    field(page.text_input, "deck_name").input("二月例会")
    button(page, "保存为演示").click()
    page.run()
    assert not page.exception
    (kept,) = Notes(root).current(Deck)
    assert (kept.name, kept.pinned) == ("二月例会", ("人行天桥",))
    assert kept.chosen["period"] == "2023-02-01"
    assert date.fromisoformat(str(kept.chosen["as_of"])) >= date(2023, 10, 31)


def test_a_kept_deck_is_shown_as_it_was_and_with_the_newest_month(opened, root) -> None:
    chosen = {"period": "2023-05-01", "as_of": "2023-06-13"}
    Notes(root).write(Deck(name="五月", noted_at=datetime(2023, 6, 13), chosen=chosen, hidden=("life", "grid")))
    page = opened(PAGE)
    button(page, "按保存时放映").click()
    page.run()
    assert not page.exception
    assert "报告期 2023\\-05" in shown(page)
    assert "收到时间不晚于 2023\\-06\\-13" in shown(page)
    assert "区县与类别：" not in shown(page)
    button(page, "换成最新一期").click()
    page.run()
    assert "报告期 2023\\-10" in shown(page)
    assert "收到时间不晚于" not in shown(page)
    assert "区县与类别：" not in shown(page)


def test_parts_are_moved_left_out_and_remarked(opened, root) -> None:
    page = opened(PAGE, period="2023-08")
    field(page.checkbox, "shown_life").uncheck()
    field(page.text_input, "remark_red").input("请分管领导逐项过。")
    page.run()
    for _ in range(3):
        field(page.button, "move_red_-1").click().run()
    assert not page.exception
    assert field(page.button, "move_red_-1").disabled
    said = next(each.value for each in page.markdown if each.value.startswith("1\\. ") or each.value.startswith("1. "))
    topics = [line.split(". ", 1)[1].split("：")[0] for line in said.split("\n")]
    assert topics[:5] == ["滞后清单", "总体情况", "五项指标", "区县与类别", "资金"]
    assert not {"建设类", "资助补助类"} & set(topics)
    field(page.text_input, "deck_name").input("八月例会")
    button(page, "保存为演示").click()
    page.run()
    (kept,) = Notes(root).current(Deck)
    assert (kept.order[:2], kept.hidden, kept.remarks) == (("red", "opening"), ("life",), {"red": "请分管领导逐项过。"})


def test_a_deck_that_is_opened_brings_its_fields_and_its_name(opened, root) -> None:
    edits = {"order": ("red",), "hidden": ("life",), "remarks": {"money": "附说明"}, "pinned": ("人行天桥",)}
    Notes(root).write(Deck(name="五月", noted_at=datetime(2023, 6, 13), chosen={"period": "2023-05-01"}, **edits))
    page = opened(PAGE)
    assert field(page.text_input, "deck_name").value == ""
    button(page, "换成最新一期").click()
    page.run()
    assert not page.exception
    assert field(page.text_input, "deck_name").value == "五月"
    assert "正在调整“五月”。" in shown(page)
    assert [field(page.checkbox, f"shown_{part}").value for part in ("red", "life")] == [True, False]
    assert field(page.text_input, "remark_money").value == "附说明"
    assert field(page.multiselect, "pinned").value == ["人行天桥"]
    assert field(page.button, "move_red_-1").disabled


def test_decisions_about_the_month_are_listed_and_can_be_removed(opened, root) -> None:
    for month, what in ((2, "二月的决定"), (3, "三月的决定")):
        note = {"noted_at": datetime(2023, month + 1, 9), "period": date(2023, month, 1)}
        Notes(root).write(Decision(name=what, what=what, who="市财政局", **note))
    page = opened(PAGE, period="2023-02")
    assert "会议决定：本次共1项" in shown(page)
    page.selectbox(key="decision_chosen").select("2023-02：二月的决定").run()
    next(each for each in page.button if each.key == "remove_decision").click()
    page.run()
    assert [each.what for each in Notes(root).current(Decision)] == ["三月的决定"]
    assert "提请会议研究2项" in shown(page)


def test_a_decision_is_one_with_a_unit_and_either_a_day_or_none():
    told = {"id": "1", "what": "月底前到位", "who": "市财政局", "by": "2023-03-31", "open": False}
    without = {"by": "", "open": True}
    made = [as_decision({**told, **part}, date(2023, 2, 1)) for part in ({}, without)]
    assert [(each.who, each.by_when, each.is_open_ended) for each in made if each] == [
        ("市财政局", date(2023, 3, 31), False), ("市财政局", None, True),
    ]  # fmt: skip
    for part in ({"who": ""}, {"by": ""}, {"open": True}, {"what": ""}, {"by": "soon"}, {"id": None}):
        assert as_decision({**told, **part}, date(2023, 2, 1)) is None


def test_a_decision_that_is_done_is_marked_and_no_longer_stands_open(opened, root) -> None:
    note = {"noted_at": datetime(2023, 3, 9), "period": date(2023, 2, 1), "by_when": date(2023, 3, 31)}
    Notes(root).write(Decision(name="1", what="二月的决定", who="市财政局", **note))
    page = opened(PAGE, period="2023-03")
    assert "决定落实：此前会议决定1项，1项未办结" in shown(page)
    page.selectbox(key="decision_chosen").select("2023-02：二月的决定").run()
    button(page, "标为已办结").click().run()
    assert not page.exception
    assert Notes(root).current(Decision)[0].closed_on == datetime.now().date()
    assert "决定落实：此前" not in shown(page)
    page.selectbox(key="decision_chosen").select("2023-02：二月的决定").run()
    button(page, "恢复为未办结").click().run()
    assert Notes(root).current(Decision)[0].closed_on is None


def test_the_page_speaks_english(opened) -> None:
    page = opened(PAGE, period="2023-02", lang="English")
    assert not page.exception
    assert page.title[0].value.startswith("By ")


def test_before_any_data_the_page_says_so(opened_empty) -> None:
    assert opened_empty(PAGE).title[0].value == "还没有数据"
