"""One module of pages per noun."""
