-- grain: one row per task and point of its timetable in its newest breakdown, as known before $received_before
WITH ranked AS (
    SELECT t.project_id, t.county, t.submission_id, t.sheet, t.row, ROW_NUMBER() OVER (
        PARTITION BY t.project_id, t.county ORDER BY s.received_at DESC, s.load_no DESC, t.row DESC) AS newest
    FROM tasks t JOIN submissions s ON s.submission_id = t.submission_id
    WHERE s.received_at < $received_before
)
SELECT q.project_id, q.county, q.due_on, q.planned_pct, q.node
FROM plan_points q
JOIN ranked r ON r.newest = 1 AND r.project_id = q.project_id AND r.county = q.county
    AND r.submission_id = q.submission_id AND r.sheet = q.sheet AND r.row = q.row
ORDER BY q.project_id, q.county, q.due_on
