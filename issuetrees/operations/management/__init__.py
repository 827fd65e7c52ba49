"""Management commands of the product's operation."""
