-- grain: one row per day on which the office received something, newest first
SELECT CAST(received_at AS DATE) AS as_of, COUNT(*) AS submissions
FROM submissions
GROUP BY CAST(received_at AS DATE)
ORDER BY as_of DESC
