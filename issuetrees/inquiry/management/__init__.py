"""Commands of the checks of trees."""
