-- grain: one row per area that a working group watches
SELECT DISTINCT area FROM working_groups ORDER BY area
