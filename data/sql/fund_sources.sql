-- grain: one row per task, measure and level, as its newest breakdown and its newest report of $period divide amounts
WITH known AS (
    SELECT submission_id, received_at, load_no
    FROM submissions
    WHERE received_at < $received_before
),
ranked AS (
    SELECT t.submission_id, t.sheet, t.row, t.project_id, t.county, ROW_NUMBER() OVER (
        PARTITION BY t.project_id, t.county ORDER BY k.received_at DESC, k.load_no DESC, t.row DESC, t.submission_id DESC, t.sheet DESC) AS newest
    FROM tasks t JOIN known k ON k.submission_id = t.submission_id
    UNION ALL
    SELECT r.submission_id, r.sheet, r.row, r.project_id, r.county, ROW_NUMBER() OVER (
        PARTITION BY r.project_id, r.county ORDER BY k.received_at DESC, k.load_no DESC, r.row DESC, r.submission_id DESC, r.sheet DESC) AS newest
    FROM reports r JOIN known k ON k.submission_id = r.submission_id
    WHERE r.period = CAST($period AS DATE)
)
SELECT s.project_id, s.county, s.measure, s.level, s.amount_wan
FROM fund_sources s
JOIN ranked r ON r.newest = 1 AND r.project_id = s.project_id AND r.county = s.county
    AND r.submission_id = s.submission_id AND r.sheet = s.sheet AND r.row = s.row
ORDER BY s.project_id, s.county, s.measure, s.level
