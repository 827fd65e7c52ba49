"""Pages of files that hang on things."""
