-- grain: one row per project, as the newest register has it
WITH ranked AS (
    SELECT p.*, ROW_NUMBER() OVER (
        PARTITION BY p.project_id ORDER BY s.received_at DESC, s.load_no DESC, p.row DESC, p.submission_id DESC, p.sheet DESC) AS newest
    FROM projects p JOIN submissions s ON s.submission_id = p.submission_id
)
SELECT project_id, year, item_no, project, category, area, department, partner_units, annual_target, planned_wan
FROM ranked
WHERE newest = 1
ORDER BY year, item_no, project_id
