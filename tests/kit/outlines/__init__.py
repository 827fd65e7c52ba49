"""Outlines of files that somebody sent."""
