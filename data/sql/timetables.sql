-- grain: one row per point of the timetable of every breakdown that names a task, superseded ones too, earliest first
SELECT q.project_id, q.county, q.submission_id, q.sheet, q.row, q.due_on, q.planned_pct
FROM plan_points q
ORDER BY q.submission_id, q.sheet, q.row, q.project_id, q.county, q.due_on, q.planned_pct, q.node
