"""Pages of what was deleted: a list, and the way back."""
