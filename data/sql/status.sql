-- grain: one row per task (project × county) and month from $since to $period, as known before $received_before
WITH known AS (
    SELECT submission_id, file_name, received_at, load_no
    FROM submissions
    WHERE received_at < $received_before
),
ranked_projects AS (
    SELECT p.*, ROW_NUMBER() OVER (PARTITION BY p.project_id ORDER BY k.received_at DESC, k.load_no DESC, p.row DESC) AS newest
    FROM projects p JOIN known k ON k.submission_id = p.submission_id
),
ranked_groups AS (
    SELECT g.*, ROW_NUMBER() OVER (PARTITION BY g.area ORDER BY k.received_at DESC, k.load_no DESC, g.row DESC) AS newest
    FROM working_groups g JOIN known k ON k.submission_id = g.submission_id
),
ranked_tasks AS (
    SELECT t.*, MIN(t.row) OVER (PARTITION BY t.county) AS county_place, ROW_NUMBER() OVER (
        PARTITION BY t.project_id, t.county ORDER BY k.received_at DESC, k.load_no DESC, t.row DESC) AS newest
    FROM tasks t JOIN known k ON k.submission_id = t.submission_id
),
ranked_reports AS (
    SELECT r.*, k.file_name, k.received_at, ROW_NUMBER() OVER (
        PARTITION BY r.project_id, r.county, r.period ORDER BY k.received_at DESC, k.load_no DESC, r.row DESC) AS newest
    FROM reports r JOIN known k ON k.submission_id = r.submission_id
),
months AS (
    SELECT CAST($period AS DATE) AS period
    UNION
    SELECT period FROM ranked_reports WHERE period >= CAST($since AS DATE) AND period <= CAST($period AS DATE)
)
SELECT
    m.period, p.project_id, p.item_no, p.project, p.category, p.area, p.department, p.partner_units,
    g.working_group, p.annual_target, t.county, t.county_place, t.responsible_unit, t.implementing_body,
    t.target_value, t.target_unit, t.target_text, t.planned_wan, t.start_on, t.due_on,
    r.submission_id, r.file_name, r.sheet, r.row, r.as_of, r.received_at, r.stage, r.physical_pct, r.done_value,
    r.issued_wan, r.arrived_wan, r.disbursed_wan, r.paid_wan, r.problem, r.next_step, COALESCE(r.questions, 0) AS questions
FROM ranked_tasks t
JOIN ranked_projects p ON p.project_id = t.project_id AND p.newest = 1
LEFT JOIN ranked_groups g ON g.area = p.area AND g.newest = 1
CROSS JOIN months m
LEFT JOIN ranked_reports r
    ON r.project_id = t.project_id AND r.county = t.county AND r.period = m.period AND r.newest = 1
WHERE t.newest = 1
    AND EXTRACT(YEAR FROM m.period) = p.year
    AND ($county IS NULL OR t.county = $county)
    AND ($department IS NULL OR p.department = $department)
    AND ($category IS NULL OR p.category = $category)
    AND ($working_group IS NULL OR g.working_group = $working_group)
    AND ($project IS NULL OR p.project = $project)
ORDER BY m.period, p.item_no, p.project_id, t.county
