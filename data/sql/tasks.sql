-- grain: one row per task (project × county), as the newest breakdown has it
WITH ranked AS (
    SELECT t.*, ROW_NUMBER() OVER (
        PARTITION BY t.project_id, t.county ORDER BY s.received_at DESC, s.load_no DESC, t.row DESC, t.submission_id DESC, t.sheet DESC) AS newest
    FROM tasks t JOIN submissions s ON s.submission_id = t.submission_id
)
SELECT project_id, county, target_value, target_unit, planned_wan, start_on, due_on, COALESCE(is_ceiling, FALSE) AS is_ceiling
FROM ranked
WHERE newest = 1
ORDER BY project_id, county
