"""Charts on the screen: the one door that draws them, and their rows remembered in the reader's language."""
