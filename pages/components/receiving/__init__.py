"""The one door to the loaders: files that come in are read, checked and stored, archived ones are read again."""
