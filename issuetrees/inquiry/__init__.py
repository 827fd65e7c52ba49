"""What the checks say of a tree, and what people answer to it."""
