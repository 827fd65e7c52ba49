"""What every page stands in: shell, errors, forms, toasts, preferences, static files, tags."""
