-- grain: one row per record read from the last row of one sheet up to $row that any was read from
WITH read_here AS (
    SELECT 'progress' AS kind, project_id, county, period, row FROM reports WHERE submission_id = $submission_id AND sheet = $sheet
    UNION ALL
    SELECT 'breakdown', project_id, county, NULL, row FROM tasks WHERE submission_id = $submission_id AND sheet = $sheet
    UNION ALL
    SELECT 'register', project_id, NULL, NULL, row FROM projects WHERE submission_id = $submission_id AND sheet = $sheet
),
named AS (
    SELECT project_id, ANY_VALUE(project) AS project FROM projects GROUP BY project_id
)
SELECT h.kind, h.project_id, n.project, h.county, h.period, h.row
FROM read_here h JOIN named n ON n.project_id = h.project_id
WHERE h.row = (SELECT MAX(row) FROM read_here WHERE row <= $row)
ORDER BY h.kind, h.project_id, h.county
