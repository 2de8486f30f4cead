"""The door to the data: what pages read and remember."""
