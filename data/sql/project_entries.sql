-- grain: one row per register that names one project, superseded ones too, before $received_before
SELECT
    s.received_at, s.load_no, s.sender, s.file_name, p.submission_id, p.sheet, p.row,
    p.annual_target, p.department, p.partner_units, p.planned_wan
FROM projects p JOIN submissions s ON s.submission_id = p.submission_id
WHERE p.project_id = $project_id AND s.received_at < $received_before
ORDER BY s.received_at, s.load_no, p.row
