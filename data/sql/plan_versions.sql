-- grain: one row per task that was broken down more than once, submission that did so, and point of its timetable in it
WITH known_tasks AS (
    SELECT t.*, s.received_at, s.load_no, s.sender, s.file_name
    FROM tasks t JOIN submissions s ON s.submission_id = t.submission_id
    WHERE s.received_at < $received_before
),
repeated_tasks AS (
    SELECT project_id, county FROM known_tasks GROUP BY project_id, county HAVING COUNT(*) > 1
),
ranked AS (
    SELECT t.*, ROW_NUMBER() OVER (PARTITION BY t.project_id, t.county, t.submission_id ORDER BY t.row DESC, t.sheet DESC) AS newest
    FROM known_tasks t JOIN repeated_tasks d ON d.project_id = t.project_id AND d.county = t.county
),
numbered AS (
    SELECT r.*, COUNT(*) OVER (PARTITION BY r.project_id, r.county) AS versions, ROW_NUMBER() OVER (
        PARTITION BY r.project_id, r.county ORDER BY r.received_at, r.load_no, r.row, r.submission_id) AS version
    FROM ranked r
    WHERE r.newest = 1
)
SELECT
    n.project_id, n.county, n.version, n.received_at, n.sender, n.file_name, n.submission_id, n.sheet, n.row,
    n.start_on, n.due_on, n.planned_wan, n.remark,
    q.due_on AS point_on, q.planned_pct, q.node
FROM numbered n
LEFT JOIN plan_points q ON q.submission_id = n.submission_id AND q.sheet = n.sheet AND q.row = n.row
    AND q.project_id = n.project_id AND q.county = n.county
WHERE n.versions > 1
ORDER BY n.project_id, n.county, n.version, q.due_on, q.node
