"""What a reader may see of the work on questions, one module per noun."""
