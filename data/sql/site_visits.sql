-- grain: one row per visit to a site of a task that was reported before $received_before, newest visit first
SELECT
    v.project_id, v.county, v.visited_on, v.visited_by, v.seen_pct, v.seen_value, v.seen, s.received_at, s.file_name,
    v.submission_id, v.sheet, v.row
FROM site_visits v JOIN submissions s ON s.submission_id = v.submission_id
WHERE s.received_at < $received_before
ORDER BY v.visited_on DESC, v.project_id, v.county, s.received_at, s.load_no, v.row
