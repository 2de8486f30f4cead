-- grain: one row per task and point of its timetable in its newest breakdown, as known before $received_before
WITH known AS (
    SELECT submission_id, DENSE_RANK() OVER (ORDER BY received_at, load_no) AS nth
    FROM submissions
    WHERE received_at < $received_before
),
known_tasks AS (
    SELECT t.project_id, t.county, t.submission_id, t.sheet, t.row, k.nth
    FROM tasks t JOIN known k ON k.submission_id = t.submission_id
),
-- only what came more than once is ranked: ranking every row costs ten times as much
repeated_tasks AS (
    SELECT project_id, county FROM known_tasks GROUP BY project_id, county HAVING COUNT(*) > 1
),
ranked_tasks AS (
    SELECT t.project_id, t.county, t.submission_id, t.sheet, t.row, ROW_NUMBER() OVER (
        PARTITION BY t.project_id, t.county ORDER BY t.nth DESC, t.row DESC, t.submission_id DESC, t.sheet DESC) AS newest
    FROM known_tasks t JOIN repeated_tasks d ON d.project_id = t.project_id AND d.county = t.county
)
SELECT q.project_id, q.county, q.due_on, q.planned_pct, q.node
FROM plan_points q
JOIN known k ON k.submission_id = q.submission_id
LEFT JOIN ranked_tasks o ON o.newest > 1 AND o.project_id = q.project_id AND o.county = q.county
    AND o.submission_id = q.submission_id AND o.sheet = q.sheet AND o.row = q.row
WHERE o.newest IS NULL
