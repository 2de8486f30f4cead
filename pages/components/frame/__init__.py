"""What stands around every page: language, look, headline, tiles, states, definitions."""
