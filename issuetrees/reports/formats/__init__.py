"""The formats of a report: each makes its strings from the values of the sections."""
