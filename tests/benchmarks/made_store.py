"""A store of any size, made by SQL alone: projects × counties × twelve months, with corrections and silent months."""

import contextlib
from pathlib import Path

import duckdb

from data.store import selection

COUNTIES = 100
CORRECTED = 20
"""One report in this many is corrected a month later."""

PROJECTS = f"""
INSERT INTO projects BY NAME
SELECT 'register' AS submission_id, '表' AS sheet, p + 4 AS row, printf('2023-%05d', p) AS project_id, 2023 AS year,
    p % 999 + 1 AS item_no, printf('示例项目%05d', p) AS project, printf('示例领域%d', p % 7) AS area,
    CASE WHEN p % 3 = 0 THEN 'subsidy' ELSE 'construction' END AS category, printf('示例单位%d', p % 40) AS department,
    {COUNTIES} * (100 + p % 900) AS planned_wan
FROM range($projects) t(p)
"""
TASKS = f"""
INSERT INTO tasks BY NAME
SELECT 'breakdown' AS submission_id, '表' AS sheet, p * {COUNTIES} + c + 4 AS row, printf('2023-%05d', p) AS project_id,
    printf('示例县%03d', c) AS county, printf('示例责任单位%d', (p + c) % 300) AS responsible_unit,
    100 + (p * 7919 + c * 31) % 900 AS target_value, CASE WHEN p % 3 = 0 THEN '人' ELSE '个' END AS target_unit,
    CASE WHEN (p + c) % 50 <> 0 THEN CAST(100 + (p * 6007 + c * 104729) % 90000 / 100 AS DECIMAL(18, 6))
    END AS planned_wan,
    CASE WHEN p % 4 <> 0 THEN DATE '2023-01-01' + CAST(p % 90 AS INTEGER) END AS start_on,
    DATE '2023-12-31' - CAST(p % 60 AS INTEGER) AS due_on
FROM range($projects) t(p), range({COUNTIES}) u(c)
"""
POINTS = """
INSERT INTO plan_points BY NAME
SELECT submission_id, sheet, row, project_id, county, DATE '2023-03-31' + CAST(n * 91 AS INTEGER) AS due_on,
    25 * (n + 1) AS planned_pct, printf('示例节点%d', n) AS node
FROM tasks, range(4) t(n) WHERE row % 5 <> 0
"""
SUBMISSIONS = f"""
INSERT INTO submissions BY NAME
WITH sent AS (
    SELECT 'register' AS submission_id, NULL AS month, NULL AS county, TIMESTAMP '2023-01-02' AS received_at UNION ALL
    SELECT 'breakdown', NULL, NULL, TIMESTAMP '2023-01-03' UNION ALL
    SELECT printf('%02d%04d%d', m, c, k), m, printf('示例县%03d', c),
        make_date(2023, m, 28) + to_days(CAST(31 * k AS INTEGER))
    FROM range(1, 13) t(m), range({COUNTIES}) u(c), range(2) v(k)
)
SELECT submission_id, submission_id AS sha256, submission_id AS file_name, county AS sender, received_at,
    CASE WHEN month IS NULL THEN submission_id ELSE 'progress' END AS kind, make_date(2023, month, 1) AS period,
    make_date(2023, month, 27) AS as_of, COALESCE(month, 1) AS load_no, true AS is_sample,
    1 AS accepted, 0 AS questioned, 0 AS rejected
FROM sent
"""
REPORTS = f"""
INSERT INTO reports BY NAME
SELECT printf('%02d%04d%d', $month, (t.row - 4) % {COUNTIES}, k) AS submission_id, '表' AS sheet, t.row, t.project_id,
    t.county, make_date(2023, $month, 1) AS period, make_date(2023, $month, 27) AS as_of,
    CASE WHEN p.category = 'subsidy' THEN printf('S%d', $month // 2) ELSE printf('C%d', $month) END AS stage,
    CASE WHEN p.category <> 'subsidy' AND t.row % 11 <> 0
        THEN CAST($month * (3 + t.row % 6) + k AS DECIMAL(7, 4)) END AS physical_pct,
    CASE WHEN t.row % 13 <> 0 THEN t.target_value * $month // 12 + k END AS done_value,
    CAST(t.planned_wan * $month // 12 AS DECIMAL(18, 6)) AS issued_wan,
    CAST(t.planned_wan * $month // 15 + k AS DECIMAL(18, 6)) AS disbursed_wan,
    CAST(t.row % 40 = 0 AS INTEGER) AS questions
FROM tasks t JOIN projects p USING (project_id), range(2) v(k)
WHERE (t.row + $month) % 29 <> 0 AND (k = 0 OR t.row % {CORRECTED} = 0)
"""


def make(root: Path, tasks: int) -> int:
    """Make a store of this many tasks at `root`, as loads month by month would have left it; the reports in it."""
    projects = {"projects": tasks // COUNTIES}
    (root / "builds").mkdir(parents=True)
    with contextlib.closing(duckdb.connect(str(root / "builds" / "warehouse-00000001.duckdb"))) as connection:
        connection.execute(selection("schema"))
        connection.execute(PROJECTS, projects)
        connection.execute(TASKS, projects)
        connection.execute(POINTS)
        connection.execute(SUBMISSIONS)
        for month in range(1, 13):
            connection.execute(REPORTS, {"month": month})
        connection.execute("CHECKPOINT")
        return connection.table("reports").shape[0]
