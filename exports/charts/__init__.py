"""Charts: one constant spec per kind, free of data and language, and the rows that fill it, made from metrics."""
