"""Tables of practice and of trees beside trees, one module per noun."""

from issuetrees.practice.models.attempts import Attempt
from issuetrees.practice.models.banks import Bank, Card, Mark
from issuetrees.practice.models.recuts import Recut

__all__ = ["Attempt", "Bank", "Card", "Mark", "Recut"]
