"""Pictures of every page on the sample, for docs/pictures.md; run it after a page has changed.

python -m tests.browser.screenshots
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.browser.serving import ROOT, chromium, served, settled

FOLDER = ROOT / "docs" / "pictures"
SIZE = {"width": 1440, "height": 900}
PAGES = {
    "overview": ("", "总览 · Overview"),
    "meeting": ("meeting?s=2", "会议 · Meeting"),
    "schedule": ("schedule", "进度 · Schedule"),
    "funding": ("funding", "资金 · Funding"),
    "categories": ("categories", "类别 · Categories"),
    "county": ("county?county=雁江区", "区县 · County"),
    "department": ("department?department=市交通运输局", "部门 · Department"),
    "project": ("project?project=建设乡村振兴惠民路", "项目 · Project"),
    "task": ("project?project=建设乡村振兴惠民路&county=乐至县", "任务 · Task"),
    "submissions": ("submissions", "填报 · Submissions"),
    "credibility": ("credibility", "核查 · Credibility"),
    "reconciliation": ("reconciliation", "对账 · Reconciliation"),
    "compare": ("compare?other_month=2023-07", "对比 · Compare"),
    "bulletin": ("bulletin", "通报 · Bulletin"),
    "export": ("export?lag_over=30", "导出 · Export"),
    "definitions": ("definitions", "口径 · Definitions"),
}
"""Name of the picture → what stands in the address, what stands above it."""


def main() -> None:
    """Load the sample into a store of its own, serve it, and take one picture of each page."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as root:
        load = [sys.executable, "-m", "loaders", "load", "data/samples/ziyang_2023", "--store", root]
        subprocess.run(
            load, cwd=ROOT, check=False, stdout=subprocess.DEVNULL
        )  # the sample holds faults: it ends with 1
        with served(Path(root)) as address, chromium() as browser:
            for name, (path, _) in PAGES.items():
                page = browser.new_context(viewport=SIZE, locale="zh-CN").new_page()
                page.goto(f"{address}/{path}{'&' if '?' in path else '?'}period=2023-08")
                settled(page)
                _keep(page.screenshot(), FOLDER / f"{name}.png")
                page.context.close()
    (ROOT / "docs" / "pictures.md").write_text(_listed(), encoding="utf-8")


def _keep(picture: bytes, path: Path) -> None:
    """Save a picture in 256 colours: a third of the bytes, and no difference to be seen."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(256).save(path, optimize=True)


def _listed() -> str:
    shown = (f"## {title}\n\n![{title}](pictures/{name}.png)\n" for name, (_, title) in PAGES.items())
    head = "# Every page, on the sample 各页画面（示例数据）\n\nMade by `python -m tests.browser.screenshots`.\n"
    return "\n".join([head, *shown])


if __name__ == "__main__":
    main()
