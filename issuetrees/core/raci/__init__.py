"""Who does what: letters, what is wrong with them, and the work that follows from them."""
