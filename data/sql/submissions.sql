-- grain: one row per submission received before $received_before; superseded where a later one speaks of the same unit and period
WITH ranked AS (
    SELECT s.*, ROW_NUMBER() OVER (
        PARTITION BY s.kind, s.sender, s.period ORDER BY s.received_at DESC, s.load_no DESC) AS newest
    FROM submissions s
    WHERE s.received_at < $received_before
),
-- what has to be checked; notes are not counted
asked AS (
    SELECT submission_id, COUNT(*) AS queries FROM findings WHERE severity <> 'noted' GROUP BY submission_id
)
SELECT
    r.submission_id, sha256, file_name, kind, sender, period, as_of, received_at, load_no, is_sample,
    accepted, questioned, rejected, COALESCE(a.queries, 0) AS queries,
    newest > 1 AND kind = 'progress' AS is_superseded
FROM ranked r LEFT JOIN asked a ON a.submission_id = r.submission_id
ORDER BY received_at DESC, load_no DESC, file_name
