"""One module per kind of file, each turning bytes into a grid; imported only when a file of its kind comes."""
