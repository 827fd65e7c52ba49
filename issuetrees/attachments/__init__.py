"""Files that hang on things: sources of evidence, levels of a profile, questions."""
