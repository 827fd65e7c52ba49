"""Workbooks: each table of the scene as a sheet, and the sums behind the scores."""
