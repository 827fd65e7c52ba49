"""Tables of careers: what stages ask for, and what people plan on them."""

from issuetrees.careers.models.competencies import Competency
from issuetrees.careers.models.feeds import CalendarFeed
from issuetrees.careers.models.plans import PlanStep, ReviewEntry
from issuetrees.careers.models.profiles import Look, Profile, Share
from issuetrees.careers.models.ratings import Rating

__all__ = [
    "CalendarFeed",
    "Competency",
    "Look",
    "PlanStep",
    "Profile",
    "Rating",
    "ReviewEntry",
    "Share",
]
