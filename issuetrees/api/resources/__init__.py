"""One module per resource: its addresses, what they take and what they give."""
