-- grain: one row per project, as the newest register received before $received_before has it
WITH ranked AS (
    SELECT p.*, ROW_NUMBER() OVER (
        PARTITION BY p.project_id ORDER BY s.received_at DESC, s.load_no DESC, p.row DESC, p.submission_id DESC, p.sheet DESC) AS newest
    FROM projects p JOIN submissions s ON s.submission_id = p.submission_id
    WHERE s.received_at < $received_before
)
SELECT project_id, planned_wan, submission_id, sheet, row
FROM ranked
WHERE newest = 1
ORDER BY project_id
