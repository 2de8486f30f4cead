-- grain: one row per file name in the office's incoming register, as last entered
WITH ranked AS (
    SELECT r.*, ROW_NUMBER() OVER (
        PARTITION BY r.file_name ORDER BY s.received_at DESC, s.load_no DESC, r.row DESC) AS newest
    FROM receipts r JOIN submissions s ON s.submission_id = r.submission_id
)
SELECT file_name, received_at FROM ranked WHERE newest = 1 ORDER BY file_name
