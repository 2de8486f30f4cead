-- grain: one row per question about a record that counts and came together with one that says otherwise, as known before $received_before
-- the period is that of a report; a breakdown has none
WITH known AS (
    SELECT submission_id, received_at, DENSE_RANK() OVER (ORDER BY received_at, load_no) AS nth
    FROM submissions
    WHERE received_at < $received_before
),
asked AS (
    SELECT f.*, k.nth, k.received_at
    FROM findings f JOIN known k ON k.submission_id = f.submission_id
    WHERE f.code = 'told_twice'
),
-- a cell ends with the row of its record
told AS (
    SELECT a.*, r.row, r.period
    FROM asked a
    JOIN reports r ON r.submission_id = a.submission_id AND r.sheet = a.sheet AND r.project_id = a.project_id
        AND r.county = a.county AND RTRIM(a.cell, '0123456789') || r.row = a.cell
    WHERE NOT EXISTS (
        SELECT 1 FROM reports o JOIN known k ON k.submission_id = o.submission_id
        WHERE o.project_id = r.project_id AND o.county = r.county AND o.period = r.period
            AND (k.nth > a.nth OR (k.nth = a.nth AND (o.row, o.submission_id, o.sheet) > (r.row, r.submission_id, r.sheet))))
),
planned AS (
    SELECT a.*, t.row, NULL AS period
    FROM asked a
    JOIN tasks t ON t.submission_id = a.submission_id AND t.sheet = a.sheet AND t.project_id = a.project_id
        AND t.county = a.county AND RTRIM(a.cell, '0123456789') || t.row = a.cell
    WHERE NOT EXISTS (
        SELECT 1 FROM tasks o JOIN known k ON k.submission_id = o.submission_id
        WHERE o.project_id = t.project_id AND o.county = t.county
            AND (k.nth > a.nth OR (k.nth = a.nth AND (o.row, o.submission_id, o.sheet) > (t.row, t.submission_id, t.sheet))))
)
SELECT submission_id, sheet, row, cell, value, params, project_id, county, period FROM told
UNION ALL
SELECT submission_id, sheet, row, cell, value, params, project_id, county, period FROM planned
ORDER BY submission_id, sheet, row, cell
