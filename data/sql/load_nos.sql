-- grain: one row per submission, in the order in which they were loaded
SELECT load_no, submission_id, sha256, file_name, received_at,
    submission_id IN (SELECT submission_id FROM published_cells) AS is_published
FROM submissions
ORDER BY load_no, received_at, file_name
