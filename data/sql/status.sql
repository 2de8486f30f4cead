-- grain: one row per task (project × county) and month from $since to $period, as known before $received_before
-- in no order: whoever needs one sorts the frame, at half the cost
WITH known AS (
    SELECT submission_id, file_name, received_at, DENSE_RANK() OVER (ORDER BY received_at, load_no) AS nth
    FROM submissions
    WHERE received_at < $received_before
),
ranked_projects AS (
    SELECT p.*, ROW_NUMBER() OVER (PARTITION BY p.project_id ORDER BY k.nth DESC, p.row DESC, p.submission_id DESC, p.sheet DESC) AS newest
    FROM projects p JOIN known k ON k.submission_id = p.submission_id
),
ranked_groups AS (
    SELECT g.*, ROW_NUMBER() OVER (PARTITION BY g.area ORDER BY k.nth DESC, g.row DESC, g.submission_id DESC, g.sheet DESC) AS newest
    FROM working_groups g JOIN known k ON k.submission_id = g.submission_id
),
-- only what came more than once is ranked: ranking every row costs ten times as much
known_tasks AS (
    SELECT t.*, k.nth FROM tasks t JOIN known k ON k.submission_id = t.submission_id
),
repeated_tasks AS (
    SELECT project_id, county FROM known_tasks GROUP BY project_id, county HAVING COUNT(*) > 1
),
ranked_tasks AS (
    SELECT t.project_id, t.county, t.submission_id, t.sheet, t.row, ROW_NUMBER() OVER (
        PARTITION BY t.project_id, t.county ORDER BY t.nth DESC, t.row DESC, t.submission_id DESC, t.sheet DESC) AS newest
    FROM known_tasks t JOIN repeated_tasks d ON d.project_id = t.project_id AND d.county = t.county
),
newest_tasks AS (
    SELECT t.* FROM known_tasks t
    LEFT JOIN ranked_tasks o ON o.newest > 1 AND o.project_id = t.project_id AND o.county = t.county
        AND o.submission_id = t.submission_id AND o.sheet = t.sheet AND o.row = t.row
    WHERE o.newest IS NULL
),
-- a later breakdown of a few tasks has other rows: counties stay in the order of the one that named them first
first_named AS (
    SELECT county, MIN(nth) AS nth FROM known_tasks GROUP BY county
),
places AS (
    SELECT t.county, MIN(t.row) AS county_place
    FROM known_tasks t JOIN first_named f ON f.county = t.county AND f.nth = t.nth
    GROUP BY t.county
),
known_reports AS (
    SELECT r.*, k.file_name, k.received_at, k.nth
    FROM reports r JOIN known k ON k.submission_id = r.submission_id
    WHERE r.period >= CAST($since AS DATE) AND r.period <= CAST($period AS DATE)
),
repeated_reports AS (
    SELECT project_id, county, period FROM known_reports GROUP BY project_id, county, period HAVING COUNT(*) > 1
),
ranked_reports AS (
    SELECT r.project_id, r.county, r.submission_id, r.sheet, r.row, ROW_NUMBER() OVER (
        PARTITION BY r.project_id, r.county, r.period ORDER BY r.nth DESC, r.row DESC, r.submission_id DESC, r.sheet DESC) AS newest
    FROM known_reports r
    JOIN repeated_reports d ON d.project_id = r.project_id AND d.county = r.county AND d.period = r.period
),
newest_reports AS (
    SELECT r.* FROM known_reports r
    LEFT JOIN ranked_reports o ON o.newest > 1 AND o.project_id = r.project_id AND o.county = r.county
        AND o.submission_id = r.submission_id AND o.sheet = r.sheet AND o.row = r.row
    WHERE o.newest IS NULL
),
months AS (
    SELECT CAST($period AS DATE) AS period
    UNION
    SELECT period FROM known_reports
),
-- few rows: the year of a month is compared before the tasks come in
project_months AS (
    SELECT p.*, g.working_group, m.period
    FROM ranked_projects p
    LEFT JOIN ranked_groups g ON g.area = p.area AND g.newest = 1
    JOIN months m ON EXTRACT(YEAR FROM m.period) = p.year
    WHERE p.newest = 1
        AND ($department IS NULL OR p.department = $department)
        AND ($category IS NULL OR p.category = $category)
        AND ($working_group IS NULL OR g.working_group = $working_group)
        AND ($project IS NULL OR p.project = $project)
)
SELECT
    p.period, p.project_id, p.item_no, p.project, p.category, p.area, p.department, p.partner_units,
    p.working_group, p.annual_target, t.county, c.county_place, t.responsible_unit, t.implementing_body,
    t.target_value, t.target_unit, t.target_text, t.planned_wan, t.start_on, t.due_on,
    COALESCE(t.is_ceiling, FALSE) AS is_ceiling,
    r.submission_id, r.file_name, r.sheet, r.row, r.as_of, r.received_at, r.stage, r.task_state, r.physical_pct, r.done_value,
    r.issued_wan, r.arrived_wan, r.disbursed_wan, r.paid_wan, r.problem, r.next_step, COALESCE(r.questions, 0) AS questions,
    r.start_actual_on, r.registered_on, r.is_registered, r.done_ytd_wan, r.done_before_wan
FROM newest_tasks t
JOIN places c ON c.county = t.county
JOIN project_months p ON p.project_id = t.project_id
LEFT JOIN newest_reports r ON r.project_id = t.project_id AND r.county = t.county AND r.period = p.period
WHERE $county IS NULL OR t.county = $county
