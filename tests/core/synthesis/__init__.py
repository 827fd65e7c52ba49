"""So-whats and the story they tell."""
