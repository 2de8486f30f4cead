-- grain: one row per period and indicator that was published
WITH ranked AS (
    SELECT f.*, ROW_NUMBER() OVER (
        PARTITION BY f.period, f.indicator ORDER BY s.received_at DESC, s.load_no DESC, f.row DESC, f.submission_id DESC) AS newest
    FROM published_figures f JOIN submissions s ON s.submission_id = f.submission_id
)
SELECT period, indicator, value, unit, decimals, source, published_on
FROM ranked
WHERE newest = 1
ORDER BY period, indicator
