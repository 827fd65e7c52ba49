"""Properties are tested without a time limit per example: a busy machine is no failure."""

from hypothesis import settings

# The same examples each time: whether a change is right is no matter of luck. New ones are looked
# for by ``./run bench outline`` and with ``--hypothesis-profile default``.
settings.register_profile("issuetrees", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("issuetrees")
