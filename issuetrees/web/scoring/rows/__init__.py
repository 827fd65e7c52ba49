"""What the pages show, row by row."""
