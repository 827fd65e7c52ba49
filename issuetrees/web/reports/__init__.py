"""Pages of reports: list, composer, what would be printed, exports."""
