-- grain: one row per task and month from $since to $period that was reported, as known before $received_before
-- figures alone, in no order: names, files and words of a report are in data/sql/status.sql
WITH known AS (
    SELECT submission_id, DENSE_RANK() OVER (ORDER BY received_at, load_no) AS nth
    FROM submissions
    WHERE received_at < $received_before
),
-- read twice: to keep the rows of a year between the two readings takes longer and a fourth more memory
told AS NOT MATERIALIZED (
    SELECT r.*, r.rowid AS place, k.nth
    FROM reports r JOIN known k ON k.submission_id = r.submission_id
    WHERE r.period >= CAST($since AS DATE) AND r.period <= CAST($period AS DATE)
),
-- found by a number: to group by names takes half as long again; two that share one by chance are told apart when ranked
repeated AS (
    SELECT HASH(project_id, county, period) AS number FROM told GROUP BY number HAVING COUNT(*) > 1
),
ranked AS (
    SELECT r.place, ROW_NUMBER() OVER (
        PARTITION BY r.project_id, r.county, r.period ORDER BY r.nth DESC, r.row DESC, r.submission_id DESC, r.sheet DESC) AS newest
    FROM told r
    JOIN repeated d ON d.number = HASH(r.project_id, r.county, r.period)
)
SELECT
    r.project_id, r.county, r.period, r.as_of, r.stage, r.task_state, r.physical_pct, r.done_value, r.issued_wan, r.arrived_wan,
    r.disbursed_wan, r.paid_wan, r.questions, r.start_actual_on, r.registered_on, r.is_registered, r.done_ytd_wan,
    r.done_before_wan
FROM told r
ANTI JOIN (SELECT place FROM ranked WHERE newest > 1) o ON o.place = r.place
