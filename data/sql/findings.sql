-- grain: one row per finding of the submissions received before $received_before
SELECT
    f.submission_id, s.file_name, s.sender, s.period, s.received_at, f.code, f.severity, f.sheet, f.cell, f.value,
    f.params, f.project_id, f.county
FROM findings f JOIN submissions s ON s.submission_id = f.submission_id
WHERE s.received_at < $received_before
ORDER BY s.received_at DESC, s.load_no DESC, s.file_name, f.sheet, f.cell, f.code
