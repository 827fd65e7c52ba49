"""Pages of what follows a decision."""
