"""What a person may see of practice: their own."""
