"""What a user may do."""
