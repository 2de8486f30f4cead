"""The figure of ARCHITECTURE.md, led back to its cell and from its cell to its task."""

from datetime import date, datetime

from data.model import View
from data.store import Store
from exports import origin

FIELDS = ("value", "before", "is_current", "cell", "sheet", "file_name", "sender", "received_at")
FILE = "乐至县_2023年05月_民生实事进展情况"


def disbursed(store: Store, view: View) -> list[tuple[object, ...]]:
    told = origin.of_task(store, view, "2023-02", "乐至县")
    of_may = (told["kind"] == "progress") & (told["period"] == date(2023, 5, 1)) & (told["field"] == "disbursed_wan")
    return told.filter(of_may).select(FIELDS).rows()


def test_a_corrected_figure_leads_to_both_of_its_cells(sample: Store):
    assert disbursed(sample, View()) == [
        ("3303", "2803", True, "G5", f"{FILE}_更正", f"{FILE}_更正.csv", "乐至县", datetime(2023, 6, 13, 18, 50)),
        ("2803", None, False, "G5", FILE, f"{FILE}.csv", "乐至县", datetime(2023, 6, 5, 15, 50)),
    ]


def test_as_of_the_day_before_the_correction_only_the_first_is_known(sample: Store):
    assert [row[:4] for row in disbursed(sample, View(as_of=date(2023, 6, 12)))] == [("2803", None, True, "G5")]


def test_plan_and_register_have_cells_too(sample: Store):
    told = origin.of_task(sample, View(), "2023-02", "乐至县")
    planned = told.filter(told["field"] == "planned_wan").select("kind", "value", "cell", "file_name").rows()
    assert planned == [
        ("breakdown", "18200", "I11", "02_目标任务分解表.xlsx"),
        ("register", "68400", "H5", "01_实事项目清单.xlsx"),
    ]


def test_a_cell_leads_to_its_task(sample: Store):
    told = origin.of_task(sample, View(), "2023-02", "乐至县")
    place = told.filter(told["file_name"] == f"{FILE}_更正.csv").row(0, named=True)
    found = origin.records_at(sample, place["submission_id"], place["sheet"], place["row"])
    assert found.rows() == [("progress", "2023-02", "建设乡村振兴惠民路", "乐至县", date(2023, 5, 1), 5)]
