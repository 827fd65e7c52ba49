"""Pages of the work on questions, one module per noun."""
