"""How submissions get in: bytes, grid, form, checked rows."""
