-- grain: one row per submission, sheet and recognised field, and per record where those do not stand row by row
SELECT submission_id, sheet, field, letter, header, unit, project_id, county
FROM source_columns
ORDER BY submission_id, sheet, letter, field, project_id, county
