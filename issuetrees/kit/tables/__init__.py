"""Tables that somebody sent, read in a process of their own (``reading.read_sheets``)."""
