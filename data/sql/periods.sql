-- grain: one row per period that anything was reported for before $received_before, newest first
-- tasks: those of the register and breakdown of its year; reported: how many of them have a report, each counted once
WITH known AS (
    SELECT submission_id, DENSE_RANK() OVER (ORDER BY received_at, load_no) AS nth
    FROM submissions
    WHERE received_at < $received_before
),
ranked_projects AS (
    SELECT p.project_id, p.year, ROW_NUMBER() OVER (
        PARTITION BY p.project_id ORDER BY k.nth DESC, p.row DESC, p.submission_id DESC, p.sheet DESC) AS newest
    FROM projects p JOIN known k ON k.submission_id = p.submission_id
),
known_tasks AS (
    SELECT DISTINCT t.project_id, t.county, p.year
    FROM tasks t
    JOIN known k ON k.submission_id = t.submission_id
    JOIN ranked_projects p ON p.project_id = t.project_id AND p.newest = 1
),
years AS (
    SELECT year, COUNT(*) AS tasks FROM known_tasks GROUP BY year
),
told AS (
    SELECT DISTINCT r.period, r.project_id, r.county
    FROM reports r JOIN known k ON k.submission_id = r.submission_id
)
SELECT r.period, COALESCE(MAX(y.tasks), 0) AS tasks, COUNT(t.project_id) AS reported
FROM told r
LEFT JOIN years y ON y.year = EXTRACT(YEAR FROM r.period)
LEFT JOIN known_tasks t
    ON t.project_id = r.project_id AND t.county = r.county AND t.year = EXTRACT(YEAR FROM r.period)
GROUP BY r.period
ORDER BY r.period DESC
