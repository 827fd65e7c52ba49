"""What became of a graph: its log, the log in words, former states and what differs."""
