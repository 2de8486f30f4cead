-- grain: one row per task whose newest breakdown before $received_before names a responsible leader
-- the one selection that reads names of persons: status knows none, so that nothing made of it can show one
WITH entries AS (
    SELECT t.project_id, t.county, t.responsible_leader, ROW_NUMBER() OVER (
        PARTITION BY t.project_id, t.county
        ORDER BY s.received_at DESC, s.load_no DESC, t.row DESC, t.submission_id DESC, t.sheet DESC) AS newest
    FROM tasks t JOIN submissions s ON s.submission_id = t.submission_id
    WHERE s.received_at < $received_before
)
SELECT project_id, county, responsible_leader FROM entries
WHERE newest = 1 AND responsible_leader IS NOT NULL
ORDER BY project_id, county
