-- grain: one row per report of one project ever received, superseded ones too, before $received_before
SELECT
    r.county, r.period, s.received_at, s.load_no, s.sender, s.file_name, r.submission_id, r.sheet, r.row,
    r.stage, r.task_state, r.physical_pct, r.done_value, r.issued_wan, r.arrived_wan, r.disbursed_wan, r.paid_wan, r.problem, r.next_step,
    r.start_actual_on, r.registered_on, r.is_registered, r.done_ytd_wan, r.done_before_wan
FROM reports r JOIN submissions s ON s.submission_id = r.submission_id
WHERE r.project_id = $project_id AND ($county IS NULL OR r.county = $county) AND s.received_at < $received_before
ORDER BY r.county, r.period, s.received_at, s.load_no, r.row
