-- grain: one row per point of the timetables of one project's tasks in every breakdown received before $received_before
SELECT
    q.county, s.received_at, s.load_no, s.sender, s.file_name, q.submission_id, q.sheet, q.row,
    q.due_on AS node_on, q.planned_pct, q.node
FROM plan_points q JOIN submissions s ON s.submission_id = q.submission_id
WHERE q.project_id = $project_id AND ($county IS NULL OR q.county = $county) AND s.received_at < $received_before
ORDER BY q.county, s.received_at, s.load_no, q.row, q.due_on, q.node
