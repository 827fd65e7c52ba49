"""Properties are tested without a time limit per example: a busy machine is no failure."""

from hypothesis import settings

settings.register_profile("issuetrees", deadline=None)
settings.load_profile("issuetrees")
