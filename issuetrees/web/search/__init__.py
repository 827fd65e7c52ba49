"""Pages of the search, and what the command palette finds."""
