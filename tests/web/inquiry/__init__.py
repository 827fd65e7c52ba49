"""Pages of the work on questions."""
