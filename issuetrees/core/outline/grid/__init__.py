"""Tables as outlines: what each column is, and the ways in which rows make a tree."""
