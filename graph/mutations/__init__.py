"""What can be written: one mutation per file, over one way to open an object, to write it and to make it pass."""
