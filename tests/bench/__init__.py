"""Benchmarks: ``./run bench`` prints figures as ratios measured in one run."""
