"""Practice: cases to structure, trees compared with others, banks of questions."""
