"""What a reader may see of careers, one module per noun."""
