"""Large tables: every row is judged, whatever is tried on few of them; what is not looked at is said."""

from collections import Counter

import pytest

from tests.benchmarks.chance_tables import checks

HEADER = ["区县", "项目", "计划(万元)", "中央(万元)", "省级(万元)", "市县(万元)", "拨付(万元)", "拨付率(%)"]


def rows(groups, per_group):
    """Groups of projects, each with its subtotal: what each of four sources gives follows from where it stands."""
    found, total = [HEADER], [0] * 5
    for group in range(groups):
        sums = [0] * 5
        for at in range(per_group):
            parts = [100 + 7 * (group + at) % 90, 40 + 3 * (group * at) % 50, 10 + (group + 2 * at) % 30]
            amounts = [sum(parts), *parts, sum(parts) * (at + 1) // (per_group + 2)]
            sums = [one + other for one, other in zip(sums, amounts, strict=True)]
            found.append([f"示例{group}县", f"示例项目{group}-{at}", *_line(amounts)])
        found.append([f"示例{group}县", "小计", *_line(sums)])
        total = [one + other for one, other in zip(total, sums, strict=True)]
    return [*found, ["合计", "", *_line(total)]]


def _line(amounts):
    return [*(str(one) for one in amounts), f"{100 * amounts[4] / amounts[0]:.2f}"]


@pytest.fixture(scope="module")
def large():
    return rows(61, 9)


def test_every_row_of_a_large_table_is_judged(large):
    found = Counter(f"{one.relation} {one.verdict}" for one in checks(large))
    ratios = sum(count for name, count in found.items() if name in ("ratio exact", "ratio half_up"))
    assert (ratios, found["sum exact"], found["limits skipped"]) == (61 * 10 + 1, 62 * 5 + 61 * 10 + 1, 1)
    assert found.total() == ratios + found["sum exact"] + 1


@pytest.mark.parametrize(("row", "column", "text", "off"), [
    (377, 7, "0.01", ["ratio impossible H378"]),
    (501, 2, "1", ["sum differs C511", "sum differs C502", "ratio impossible H502"]),
])  # fmt: skip
def test_a_fault_in_any_row_of_a_large_table_is_found(large, row, column, text, off):
    wrong = [list(one) for one in large]
    wrong[row][column] = text
    found = [one for one in checks(wrong) if one.verdict in ("differs", "impossible")]
    assert sorted(f"{one.relation} {one.verdict} {one.cell}" for one in found) == sorted(off)


def test_a_supposition_that_few_rows_bear_out_is_dropped():
    header = ["区县", "甲类", "乙类", "丙类"]
    some = [[f"示例{at}县", str(at + 3), str(2 * at + 1), str(3 * at + 4)] for at in range(40)]
    others = [[f"示例{at}县", str(at + 3), str(2 * at + 1), str(3 * at + 90)] for at in range(40, 400)]
    assert [one.relation for one in checks([header, *some, *others])] == []


def test_a_wide_table_says_that_only_neighbours_were_compared():
    header = ["区县", "合计(个)", *(f"示例{at}项(个)" for at in range(40))]
    body = [[f"示例{row}县", str(40 * row + 780), *(str(at + row) for at in range(40))] for row in range(4)]
    (said,) = [one for one in checks([header, *body]) if one.relation == "limits"]
    assert said.sentence("zh") == (
        "本表有41列数字，超过40列：比率、合计、差额只在相邻的列之间核对，相隔较远的列没有比对。"
    )


def test_a_total_of_forty_columns_is_of_all_of_them():
    header = ["区县", "合计(个)", *(f"示例{at}项(个)" for at in range(40))]
    body = [
        [f"示例{row}县", str(40 * row + 780 + (row == 2)), *(str(at + row) for at in range(40))] for row in range(4)
    ]
    sums = [f"{one.verdict} {one.cell} {one.difference}" for one in checks([header, *body]) if one.relation == "sum"]
    assert sums == ["exact B2 0个", "exact B3 0个", "differs B4 1个", "exact B5 0个"]
