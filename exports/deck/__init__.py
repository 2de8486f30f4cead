"""The deck of a meeting as plain data: a view's figures as slides, for the wall, for PPTX, for whoever asks."""
