"""Issuetrees: question trees, scored initiatives and stage maps for consultants."""

from issuetrees.celery import app as celery_app

__all__ = ["celery_app"]
