"""Background jobs: their rows are the truth, workers hold them by a token and a lease."""
