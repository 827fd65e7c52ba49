"""Pages: a folder per page family, the frame around them, static files."""
