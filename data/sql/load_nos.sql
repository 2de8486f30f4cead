-- grain: one row per submission, in the order in which they were loaded
SELECT load_no, submission_id, sha256, file_name, received_at FROM submissions ORDER BY load_no, received_at, file_name
