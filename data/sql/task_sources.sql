-- grain: one row per measure and level of source of each record of one project, superseded ones too, before $received_before
SELECT f.county, f.submission_id, f.sheet, f.row, f.measure, f.level, f.amount_wan
FROM fund_sources f JOIN submissions s ON s.submission_id = f.submission_id
WHERE f.project_id = $project_id AND ($county IS NULL OR f.county = $county) AND s.received_at < $received_before
ORDER BY f.county, f.submission_id, f.sheet, f.row, f.measure, f.level
