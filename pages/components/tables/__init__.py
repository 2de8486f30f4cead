"""Tables on a page, and as files."""
