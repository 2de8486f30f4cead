-- grain: one row per task of one project and breakdown that names it, superseded ones too, before $received_before
SELECT
    t.county, s.received_at, s.load_no, s.sender, s.file_name, t.submission_id, t.sheet, t.row,
    t.target_value, t.target_text, t.planned_wan, t.start_on, t.due_on, t.responsible_unit, t.implementing_body, t.remark
FROM tasks t JOIN submissions s ON s.submission_id = t.submission_id
WHERE t.project_id = $project_id AND ($county IS NULL OR t.county = $county) AND s.received_at < $received_before
ORDER BY t.county, s.received_at, s.load_no, t.row
