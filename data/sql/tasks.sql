-- grain: one row per task (project × county) and breakdown that names it, in the order in which they take effect
SELECT
    t.project_id, t.county, t.target_value, t.target_unit, t.planned_wan, t.start_on, t.due_on,
    COALESCE(t.is_ceiling, FALSE) AS is_ceiling, s.received_at, t.submission_id, t.sheet, t.row
FROM tasks t JOIN submissions s ON s.submission_id = t.submission_id
ORDER BY t.project_id, t.county, s.received_at, s.load_no, t.row, t.submission_id, t.sheet
