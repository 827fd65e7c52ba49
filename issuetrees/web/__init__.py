"""Pages: one module per page family, forms, static files."""
