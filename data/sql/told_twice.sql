-- grain: one row per question about a record that counts and came together with one that says otherwise, as known before $received_before
-- the period is that of a report; a breakdown has none
WITH known AS (
    SELECT submission_id, received_at, DENSE_RANK() OVER (ORDER BY received_at, load_no) AS nth
    FROM submissions
    WHERE received_at < $received_before
),
asked AS (
    SELECT f.*, k.nth, k.received_at, CAST(LTRIM(f.cell, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') AS INTEGER) AS cell_row
    FROM findings f JOIN known k ON k.submission_id = f.submission_id
    WHERE f.code = 'told_twice'
),
-- the cells of a card are columns of their own
cards AS (
    SELECT DISTINCT submission_id, sheet FROM source_columns WHERE RTRIM(letter, '0123456789') <> letter
),
records AS (
    SELECT submission_id, sheet, row, project_id, county, period FROM reports
    UNION ALL
    SELECT submission_id, sheet, row, project_id, county, NULL FROM tasks
)
SELECT a.submission_id, a.sheet, r.row, a.cell, a.value, a.params, a.project_id, a.county, r.period
FROM asked a
-- a cell ends with the row of its record, that of a card with a row below the first one of its card
JOIN records r ON r.submission_id = a.submission_id AND r.sheet = a.sheet AND r.project_id = a.project_id
    AND r.county = a.county AND r.row <= a.cell_row
LEFT JOIN cards c ON c.submission_id = a.submission_id AND c.sheet = a.sheet
WHERE (r.row = a.cell_row OR c.sheet IS NOT NULL) AND NOT EXISTS (
    SELECT 1 FROM records b
    WHERE b.submission_id = r.submission_id AND b.sheet = r.sheet AND b.row > r.row AND b.row <= a.cell_row
) AND NOT EXISTS (
    SELECT 1 FROM records o JOIN known k ON k.submission_id = o.submission_id
    WHERE o.project_id = r.project_id AND o.county = r.county AND o.period IS NOT DISTINCT FROM r.period
        AND (k.nth > a.nth OR (k.nth = a.nth AND (o.row, o.submission_id, o.sheet) > (r.row, r.submission_id, r.sheet)))
)
ORDER BY a.submission_id, a.sheet, r.row, a.cell
