-- grain: one row per task and point of its newest timetable, as known before $received_before
WITH ranked AS (
    SELECT q.*, RANK() OVER (
        PARTITION BY q.project_id, q.county ORDER BY s.received_at DESC, s.load_no DESC, q.submission_id) AS newest
    FROM plan_points q JOIN submissions s ON s.submission_id = q.submission_id
    WHERE s.received_at < $received_before
)
SELECT project_id, county, due_on, planned_pct, node
FROM ranked
WHERE newest = 1
ORDER BY project_id, county, due_on
