"""Form → checked rows: each kind of form against what is known."""
