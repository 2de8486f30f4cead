"""The documents are true: tables are compared with schema and code, commands run, figures looked up, links followed."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from data.findings import SENTENCES
from data.model import Severity, View
from data.store import Store
from exports.__main__ import main as exports_main
from exports.view import tasks
from loaders.__main__ import main as loaders_main
from metrics import funding

ROOT = Path(__file__).parents[2]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "data" / "samples" / "README.md"])
FENCE = re.compile(r"^```(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = r"^#+ {name}\b.*?$(.*?)(?=^#|\Z)"
MAINS = {"loaders": loaders_main, "exports": exports_main}
OURS = tuple(f"python -m {program}" for program in MAINS)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# docs/data-dictionary.md: as the schema, the selections and the findings have it


def dictionary(section: str) -> list[list[str]]:
    """The cells of the table rows below the heading `section`."""
    pattern = SECTION.format(name=section)
    part = re.search(pattern, text("docs/data-dictionary.md"), re.MULTILINE | re.DOTALL)
    assert part, f"docs/data-dictionary.md has no heading “{section}”"
    lines = [line for line in part[1].splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def in_schema() -> dict[str, list[tuple[str, str]]]:
    found = {}
    for name, body in re.findall(r"CREATE TABLE (\w+) \((.*?)\n\);", text("data/sql/schema.sql"), re.DOTALL):
        columns = re.split(r",\s+(?=[a-z])", " ".join(body.split()))
        found[name] = [(words[0], re.sub(r" (NOT NULL|PRIMARY KEY)", "", words[1])) for words in
                       (column.split(" ", 1) for column in columns)]  # fmt: skip
    return found


@pytest.mark.parametrize("table", in_schema())
def test_the_dictionary_lists_the_columns_of_a_table(table: str) -> None:
    assert [(row[0], row[1]) for row in dictionary(table)] == in_schema()[table]
    assert all(len(row) == 4 and row[3] for row in dictionary(table))


def test_the_dictionary_lists_the_selections_with_their_grain() -> None:
    grains = {
        path.stem: path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("-- grain: ")
        for path in sorted((ROOT / "data" / "sql").glob("*.sql"))
        if path.stem not in ("schema", "upgrade")
    }
    assert {row[0]: row[1] for row in dictionary("Selections")} == grains


def test_the_dictionary_lists_every_finding_with_its_severity() -> None:
    listed = {row[0]: row[1] for row in dictionary("Findings")}
    assert sorted(listed) == sorted(SENTENCES)
    known = set(map(str, Severity))
    assert {code: said for code, said in listed.items() if not set(said.split(" or ")) <= known} == {}


# README.md, ARCHITECTURE.md and all links


def test_the_readme_starts_with_the_two_commands() -> None:
    first_screen = text("README.md").splitlines()[:40]
    assert "pip install -r requirements.txt && streamlit run dashboard.py" in first_screen
    assert "pip install -r requirements-dev.txt && pytest" in first_screen


def commands() -> list[str]:
    """Every `python -m …` line of the README's code blocks, in order."""
    blocks = "".join(body for _, body in FENCE.findall(text("README.md")))
    return [line for line in blocks.splitlines() if line.startswith(OURS)]


def test_the_commands_of_the_readme_do_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of each kind as its own process; the others, which differ in their options, in this one."""
    shutil.copytree(ROOT / "data" / "samples", tmp_path / "data" / "samples")
    monkeypatch.setenv("MINSHENG_STORE", str(tmp_path / "store"))
    monkeypatch.chdir(tmp_path)
    started, ended = set(), {}
    for command in commands():
        program, *arguments = shlex.split(command)[2:]
        kind = (program, arguments[0])
        ended[command] = (MAINS[program] if kind in started else partial(own_process, program))(arguments)
        started.add(kind)
    assert len(ended) >= 5
    assert {command: code for command, code in ended.items() if code not in (0, 1)} == {}
    assert [code for command, code in ended.items() if " load " not in command and code] == []


def own_process(program: str, arguments: list[str]) -> int:
    """The exit code of `python -m program`, which must end without a traceback."""
    environment = os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", program, *arguments], env=environment, check=False, capture_output=True
    )
    assert b"Traceback" not in done.stderr, done.stderr
    return done.returncode


def test_a_command_can_be_typed_as_it_stands_in_every_shell() -> None:
    blocks = "".join(body for _, body in FENCE.findall(text("README.md")))
    assert [line for line in blocks.splitlines() if "#" in line] == []  # a comment on Linux, an argument on Windows


def test_the_architecture_fits_eighty_lines() -> None:
    assert len(text("ARCHITECTURE.md").splitlines()) <= 80


def test_the_architecture_follows_a_figure_of_the_sample(sample: Store) -> None:
    view = View(period=date(2023, 5, 1), county="乐至县", project="建设乡村振兴惠民路")
    row = tasks(sample, view).row(0, named=True)
    before = tasks(sample, view.model_copy(update={"as_of": date(2023, 6, 12)})).row(0, named=True)
    whole = funding.by_group(tasks(sample, view), "project").row(0, named=True)
    said = text("ARCHITECTURE.md")
    for words in (
        row["file_name"], f"G{row['row']}", f"{row['disbursed_wan']:.0f}", f"{before['disbursed_wan']:.0f}",
        f"{row['planned_wan']:.0f}", f"{whole['disbursed_of_planned_pct']:.2f} %", f"{row['received_at']:%Y-%m-%d}",
    ):  # fmt: skip
        assert words in said


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    said = FENCE.sub("", path.read_text(encoding="utf-8"))
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", said) if not re.match(r"[a-z]+:", target)]
    assert [target for target in targets if not leads_somewhere(path, target)] == []


def leads_somewhere(path: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    found = (path.parent / name) if name else path
    return found.exists() and (not anchor or anchor in anchors(found))


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_decision_has_its_three_parts() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        headings = re.findall(r"^## (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings[:3] == ["Context", "Decision", "Consequences"]


def test_the_licence_is_whole() -> None:
    licence = text("LICENSE")
    assert licence.lstrip().startswith("Apache License")
    assert "END OF TERMS AND CONDITIONS" in licence
    assert licence.rstrip().endswith("limitations under the License.")
