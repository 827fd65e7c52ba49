"""Pages of the person's own account."""
