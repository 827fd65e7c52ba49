"""Questions with answers: read from what somebody pastes, and when each comes again."""

from issuetrees.core.cards.reading import Cards, Found, LeftOut, read_cards
from issuetrees.core.cards.spacing import Due, after, next_of

__all__ = ["Cards", "Due", "Found", "LeftOut", "after", "next_of", "read_cards"]
