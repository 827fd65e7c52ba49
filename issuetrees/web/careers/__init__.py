"""Pages of careers on stage maps."""
