"""What a person may do with what they keep for themselves."""
