"""Commands of reading and writing files."""
