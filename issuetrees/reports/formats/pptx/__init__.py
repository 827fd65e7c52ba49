"""Slides with native shapes, tables and charts, on our own master or on that of a firm."""
