-- grain: one row per period that anything was reported for before $received_before, newest first
SELECT r.period, COUNT(DISTINCT r.submission_id) AS submissions, COUNT(*) AS reports
FROM reports r JOIN submissions s ON s.submission_id = r.submission_id
WHERE s.received_at < $received_before
GROUP BY r.period
ORDER BY r.period DESC
