"""Charts: one constant spec per kind, language-free, and one door that puts a frame on the screen."""
