-- grain: one row per submission and header that a person has confirmed, oldest load first
SELECT c.submission_id, c.sender, c.layout, c.header, c.field
FROM confirmed_columns c JOIN submissions s ON s.submission_id = c.submission_id
ORDER BY s.load_no, s.received_at, c.submission_id, c.header
