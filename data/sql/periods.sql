-- grain: one row per period that anything was reported for, newest first
SELECT r.period, COUNT(DISTINCT r.submission_id) AS submissions, COUNT(*) AS reports
FROM reports r
GROUP BY r.period
ORDER BY r.period DESC
