-- grain: one row per task and month from $since to $period that was reported, as known before $received_before
-- figures alone, in no order: names, files and words of a report are in data/sql/status.sql
WITH known AS (
    SELECT submission_id, DENSE_RANK() OVER (ORDER BY received_at, load_no) AS nth
    FROM submissions
    WHERE received_at < $received_before
),
-- read twice: to keep the rows of a year between the two readings takes longer and a fourth more memory
told AS NOT MATERIALIZED (
    SELECT r.*, k.nth
    FROM reports r JOIN known k ON k.submission_id = r.submission_id
    WHERE r.period >= CAST($since AS DATE) AND r.period <= CAST($period AS DATE)
),
repeated AS (
    SELECT project_id, county, period FROM told GROUP BY project_id, county, period HAVING COUNT(*) > 1
),
ranked AS (
    SELECT r.project_id, r.county, r.submission_id, r.sheet, r.row, ROW_NUMBER() OVER (
        PARTITION BY r.project_id, r.county, r.period ORDER BY r.nth DESC, r.row DESC, r.submission_id DESC, r.sheet DESC) AS newest
    FROM told r
    JOIN repeated d ON d.project_id = r.project_id AND d.county = r.county AND d.period = r.period
)
SELECT
    r.project_id, r.county, r.period, r.as_of, r.stage, r.task_state, r.physical_pct, r.done_value, r.issued_wan, r.arrived_wan,
    r.disbursed_wan, r.paid_wan, r.questions, r.start_actual_on, r.registered_on, r.is_registered, r.done_ytd_wan,
    r.done_before_wan
FROM told r
LEFT JOIN ranked o ON o.newest > 1 AND o.project_id = r.project_id AND o.county = r.county
    AND o.submission_id = r.submission_id AND o.sheet = r.sheet AND o.row = r.row
WHERE o.newest IS NULL
