"""Competencies, profiles and plans on stage maps."""
