-- grain: one row per cell of a published table, newest file first
SELECT s.file_name, s.received_at, c.submission_id, c.sheet, c.row, c.table_no, c.title, c.period, c.table_unit,
    c.row_kind, c.letter, c.header, c.field, c.column_unit, c.text, c.value, c.unit, c.decimals
FROM published_cells c JOIN submissions s ON s.submission_id = c.submission_id
WHERE s.received_at < $received_before
ORDER BY s.received_at DESC, s.load_no DESC, c.submission_id, c.sheet, c.table_no, c.row, LENGTH(c.letter), c.letter
