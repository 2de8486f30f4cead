"""The office's bulletin: its sentences, tables, pictures and notes, and the files that they are written to."""
