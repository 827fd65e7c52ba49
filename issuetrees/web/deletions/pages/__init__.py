"""Pages of what was deleted."""
