-- grain: one row per dimension and value that a reader can filter by
WITH offered AS (
    SELECT 'county' AS dimension, county AS choice, MIN(row) AS place FROM tasks GROUP BY county
    UNION ALL
    SELECT 'department', department, MIN(row) FROM projects GROUP BY department
    UNION ALL
    SELECT 'category', category, MIN(row) FROM projects GROUP BY category
    UNION ALL
    SELECT 'working_group', working_group, MIN(row) FROM working_groups GROUP BY working_group
    UNION ALL
    SELECT 'project', project, MIN(item_no) FROM projects GROUP BY project
)
SELECT dimension, choice, place FROM offered ORDER BY dimension, place, choice
