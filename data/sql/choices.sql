-- grain: one row per dimension and value that a reader can filter by
WITH named AS (
    SELECT 'county' AS dimension, county AS choice, submission_id, row AS place FROM tasks
    UNION ALL
    SELECT 'department', department, submission_id, row FROM projects
    UNION ALL
    SELECT 'category', category, submission_id, row FROM projects
    UNION ALL
    SELECT 'working_group', working_group, submission_id, row FROM working_groups
    UNION ALL
    SELECT 'project', project, submission_id, item_no FROM projects
),
-- a later list of a few has other rows: the order is that of the one that named them first
ranked AS (
    SELECT n.dimension, n.choice, n.place, RANK() OVER (
        PARTITION BY n.dimension, n.choice ORDER BY s.received_at, s.load_no) AS nth
    FROM named n JOIN submissions s ON s.submission_id = n.submission_id
)
SELECT dimension, choice, MIN(place) AS place
FROM ranked
WHERE nth = 1
GROUP BY dimension, choice
ORDER BY dimension, place, choice
