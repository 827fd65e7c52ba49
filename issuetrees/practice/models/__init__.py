"""Tables of practice: what people keep for themselves, one module per noun."""

from issuetrees.practice.models.attempts import Attempt
from issuetrees.practice.models.banks import Bank, Card, Mark

__all__ = ["Attempt", "Bank", "Card", "Mark"]
