"""Ranges of one number: the proof, and what it stands on."""
