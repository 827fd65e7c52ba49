"""Outlines out of files that somebody sent."""
