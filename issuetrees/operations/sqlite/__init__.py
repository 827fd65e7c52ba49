"""SQLite as a database of a server: writers of one process queue up fairly."""
