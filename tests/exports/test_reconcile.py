"""The command that reconciles: figures of the sample beside ours, and a published table put through the same code."""

import json

import pytest

from data.store import Store
from exports.__main__ import main
from loaders.incoming import Incoming
from loaders.load import load

VOTES = "项目,满意,基本满意,不满意\n甲,95,27,0\n乙,175,43,4\n丙,161,58,3\n丁,187,34,1\n".encode()
VERDICTS = {
    "实际拨付": "truncated", "建设类前期": "exact", "建设类已开工": "exact", "建设类项目": "exact",
    "拨付占预算下达": "half_up", "拨付占预算安排": "half_up", "补助类已制定方案": "exact", "计划投入资金": "half_up",
    "资助补助类项目": "exact", "项目总数": "exact", "预算下达": "half_up", "预算下达进度": "half_up",
}  # fmt: skip


def test_the_published_figures_of_the_sample_agree_and_one_is_cut_off(sample: Store, capsysbinary):
    assert main(["reconcile", "--json", "--store", str(sample.root)]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    beside = {one["subject"]: one["verdict"] for one in found["figures"] if one["relation"] == "figure"}
    assert beside == VERDICTS
    together = [(one["subject"], one["verdict"]) for one in found["figures"] if one["relation"] == "set"]
    assert together == [
        ("预算下达进度", "half_up"), ("拨付占预算安排", "half_up"), ("拨付占预算下达", "truncated"),
        ("项目总数", "exact"), ("建设类项目", "exact"), ("预算下达进度、拨付占预算安排、拨付占预算下达", "truncated"),
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "said"), [
    ("zh", "本行合计122，其余3行都是222，差100。可能填错：B2 95→195、C2 27→127。"),
    ("en", "This row adds up to 122, the other 3 to 222: a difference of 100. Likely misprints: B2 95→195, C2 27→127."),
])  # fmt: skip
def test_a_published_table_is_checked_in_lines_for_people(tmp_path, capsysbinary, language, said):
    load([Incoming("测评.csv", VOTES, is_published=True)], Store(tmp_path))
    assert main(["reconcile", "--store", str(tmp_path), "--language", language]) == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    head = {"zh": "  ✖ 不一致 [各行之和相同]", "en": "  ✖ differs [Rows with the same sum]"}[language]
    first = {
        "zh": "  公开表“测评.csv”表内有1处不符（本系统没有可比的数），先看B2：",
        "en": '  Published table "测评.csv": 1 relation fails within it (this system has no such figures); '
        "look first at B2: ",
    }[language]
    assert lines[1:3] == [f"{first}{said}", f"{head} B2 甲 95 + 27 + 0: {said}"]
    assert len(lines) == 6


def test_a_table_of_words_says_that_there_is_nothing_to_check(tmp_path, capsysbinary):
    words = "项目,进展\n示例道路,正在推进\n示例学校,已完工\n".encode()
    load([Incoming("进展.csv", words, is_published=True)], Store(tmp_path))
    assert main(["reconcile", "--store", str(tmp_path)]) == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines == ["进展.csv（进展.csv）", "  表里没有一列数字，没有可以核对的"]


def test_a_store_without_data_says_so(tmp_path, capsys):
    assert main(["reconcile", "--store", str(tmp_path)]) == 2
    assert "还没有数据" in capsys.readouterr().err
