"""Goals, criteria, gates, initiatives and their scores."""
