"""Reports: what a client receives, and the files made from it."""
