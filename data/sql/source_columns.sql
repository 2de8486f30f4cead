-- grain: one row per submission, sheet and recognised field
SELECT submission_id, sheet, field, letter, header, unit
FROM source_columns
ORDER BY submission_id, sheet, letter, field
