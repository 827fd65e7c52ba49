"""Maps out of files that somebody sent."""
