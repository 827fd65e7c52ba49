"""What the routes of files do."""
