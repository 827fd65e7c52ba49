"""Synthesis: the so-what of each branch, whether it still holds, and the story they tell."""
