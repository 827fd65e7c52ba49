"""Files that hang on things: which kinds are taken, and how long a recording is."""
