"""What every table has in common; the lowest layer that knows Django."""
