"""The page of a meeting: the stage that shows slides, and what is prepared and written down beside it."""
