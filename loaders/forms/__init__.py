"""Grid → form: tables found, headers matched, units, periods, row kinds and values."""
