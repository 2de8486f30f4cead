"""The page 通报 makes its files: what is downloaded says what was published, and LibreOffice prints it as it should."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page

from data.store import Store
from data.wording import LANGUAGES
from exports.bulletin.brief import brief
from exports.bulletin.word import word
from tests.browser.printed import printed
from tests.browser.serving import PATIENCE_MS, settled
from tests.exports.bulletin import papers

pytestmark = pytest.mark.browser
FEBRUARY = (
    "13个建设类项目中，6个已开工、7个处于前期。7个资助补助类项目全部制定实施方案，5个已开始分批发放。"
    "预算下达8.79亿元，占计划资金（42.6亿元）的20.62%；"
    "实际拨付1.89亿元，占计划资金（42.6亿元）的4.43%，占预算下达（8.79亿元）的21.47%。"
)
MM = 36_000


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN", accept_downloads=True) as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("kind", "title"),
    [("monthly", "2023年2月民生实事项目督查情况"), ("quarterly", "2023年第一季度（截至2月）民生实事项目情况通报")],
)
def test_the_page_hands_out_a_word_file_with_the_published_paragraph(
    page: Page, server: str, kind: str, title: str
) -> None:
    page.goto(f"{server}/bulletin?period=2023-02&kind={kind}")
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载通报 Word").click()
    assert waiting.value.suggested_filename == f"{title}.docx"
    paper = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    told = [re.sub(r"\[[\d,]+\]", "", each.text) for each in paper.paragraphs]
    assert told[0] == title
    assert any(FEBRUARY in text for text in told)
    first = paper.sections[0]
    sides = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round((side or 0) / MM) for side in sides] == [37, 35, 28, 26]


def test_the_page_hands_out_a_pdf_of_the_quarter(page: Page, server: str) -> None:
    page.goto(f"{server}/bulletin?period=2023-02&kind=quarterly")
    settled(page)
    with page.expect_download(timeout=2 * PATIENCE_MS) as waiting:
        page.get_by_role("button", name="下载通报 PDF").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_leaders_is_one_page_in_every_month(sample: Store, language: str) -> None:
    for month in (2, 8, 10):
        made = papers.made(sample, date(2023, month, 1), language=language)
        assert len(printed(brief(made), ".docx")) == 1, month


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_number_and_no_heading_stands_alone_at_its_foot(sample: Store, language: str) -> None:
    made = papers.made(sample, date(2023, 8, 1), language=language)
    pages = printed(word(made), ".docx")
    assert [page[-len(f"—{at}—") :] for at, page in enumerate(pages, 1)] == [
        f"—{at}—" for at in range(1, len(pages) + 1)
    ]
    headings = [
        "".join(each.text.split())
        for each in docx.Document(io.BytesIO(word(made))).paragraphs
        if each.style is not None and each.style.name in ("一级标题", "表题") and each.text
    ]
    assert headings
    assert [(at, text) for at, page in enumerate(pages, 1) for text in headings if page.endswith(f"{text}—{at}—")] == []
