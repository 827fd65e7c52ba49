"""What the product knows, in plain Python: no Django, no I/O, no clock."""
