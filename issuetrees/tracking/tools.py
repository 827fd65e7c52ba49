"""The tools of measuring that are shipped: what each answers, where it is weak, what it fits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

_VIDEO: Final = ("video", "видео", "tv", "тв")
_OUTDOOR: Final = ("home", "outdoor", "наружн")
_SPONSOR: Final = ("sponsor", "спонсор", "partnership", "партнёрств")
_EVENT: Final = ("event", "festival", "событ", "фестивал", "меропри")
_COLLAB: Final = ("collab", "limited", "коллаб", "лимит")
_STUNT: Final = ("pr ", "stunt", "real-time", "pr-", "ситуатив", "акци")
_CONTENT: Final = ("content", "media", "podcast", "контент", "меди", "подкаст")
_BLOGGERS: Final = ("influenc", "blogger", "инфлюенс", "блогер")
_SOCIAL: Final = ("social", "education", "grant", "csr", "социальн", "образован", "грант")
_STAFF: Final = ("employ", "internal", "staff", "работодател", "внутренн", "сотрудник")
_IDENTITY: Final = ("identity", "platform", "айдентик", "платформ")
ALL_KINDS: Final = (
    _VIDEO, _OUTDOOR, _SPONSOR, _EVENT, _COLLAB, _STUNT, _CONTENT, _BLOGGERS, _SOCIAL, _STAFF,
    _IDENTITY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool; ``fits`` are parts of the titles of kinds of initiatives that it suits, ``sample``
    is what its size is told in: ``groups`` of answers, ``regions`` or nothing.
    """

    title: Any
    answers: Any
    weak: Any
    is_leading: bool = False
    sample: str = ""
    fits: tuple[tuple[str, ...], ...] = ()

    def is_fit(self, kind: str) -> bool:
        """Tell whether it suits a kind of initiatives, by the kind's title."""
        found = kind.casefold()
        return any(stem in found for stems in self.fits for stem in stems)


TOOLS: Final[Mapping[str, Tool]] = {
    "brand_lift": Tool(
        _("Brand lift survey"),
        _("Did contact move awareness or intent, against a control group?"),
        _("Small lifts need thousands of answers; both groups must come from the same people."),
        sample="groups",
        fits=(_VIDEO, _SPONSOR, _BLOGGERS, _CONTENT),
    ),
    "yandex_brand_lift": Tool(
        _("Yandex Brand Lift"),
        _("Did the campaign in Yandex move awareness or intent?"),
        _("In Yandex only, and by who sells the contacts."),
        sample="groups",
        fits=(_VIDEO, _CONTENT),
    ),
    "vk_brand_lift": Tool(
        _("VK Brand Lift"),
        _("Did the campaign in VK move awareness or intent?"),
        _("In VK only, and by who sells the contacts."),
        sample="groups",
        fits=(_VIDEO, _CONTENT, _BLOGGERS),
    ),
    "google_brand_lift": Tool(
        _("Google Brand Lift"),
        _("Did the campaign on YouTube move awareness or intent?"),
        _("Not sold for audiences in Russia since 2022; by who sells the contacts."),
        sample="groups",
        fits=(_VIDEO,),
    ),
    "meta_brand_lift": Tool(
        _("Meta Brand Lift"),
        _("Did the campaign in Meta’s networks move awareness or intent?"),
        _("Not available in Russia, where Meta is banned; by who sells the contacts."),
        sample="groups",
        fits=(_VIDEO, _BLOGGERS),
    ),
    "yandex_search_lift": Tool(
        _("Yandex Search Lift"),
        _("Do people search for the brand more after contact, against a random tenth without it?"),
        _("Digital contacts only; a search is not yet a purchase."),
        is_leading=True,
        sample="groups",
        fits=(_VIDEO, _CONTENT),
    ),
    "tracker": Tool(
        _("Brand tracker"),
        _("Where do awareness and attitude stand against rivals, all channels together?"),
        _("Slow and noisy; it cannot single out one initiative."),
        sample="groups",
        fits=(_VIDEO, _OUTDOOR, _SPONSOR, _CONTENT),
    ),
    "share_of_search": Tool(
        _("Share of search (Wordstat, Google Trends)"),
        _("Which part of the category’s brand searches is ours, week by week?"),
        _("Not every search is a good one; weak for small brands and ambiguous names."),
        is_leading=True,
        fits=(_SPONSOR, _COLLAB, _STUNT, _VIDEO),
    ),
    "share_of_voice": Tool(
        _("Share of voice"),
        _("Are we heard more than our size?"),
        _("An input, not an effect; data on rivals cost money."),
        is_leading=True,
        fits=(_VIDEO, _OUTDOOR),
    ),
    "geo_test": Tool(
        _("Test in regions (geo lift)"),
        _("What did it cause, against regions without it?"),
        _("Needs more than 20 comparable regions and 25 periods before; effects spill over."),
        sample="regions",
        fits=(_VIDEO, _OUTDOOR, _EVENT),
    ),
    "mmm": Tool(
        _("Marketing mix model"),
        _("What does each channel contribute, with price and season?"),
        _("Two years of data and more; it cannot judge one festival."),
        fits=(_VIDEO, _OUTDOOR),
    ),
    "mental_availability": Tool(
        _("Mental availability survey"),
        _("In how many buying situations does the brand come to mind?"),
        _("Moves slowly; ask buyers of the category, not our followers."),
        sample="groups",
        fits=(_VIDEO, _SPONSOR, _IDENTITY),
    ),
    "asset_test": Tool(
        _("Test of distinctive assets"),
        _("Who recognises the colour, sign or sound, and takes it for ours alone?"),
        _("Says nothing of liking or sales."),
        sample="groups",
        fits=(_IDENTITY, _VIDEO, _OUTDOOR),
    ),
    "event_survey": Tool(
        _("Survey at the event"),
        _("What do visitors recall, and think of us now?"),
        _("Who answers has chosen to come; ask non-visitors too."),
        sample="groups",
        fits=(_EVENT,),
    ),
    "sponsorship_survey": Tool(
        _("Survey among fans"),
        _("Visibility, attitude and behaviour among followers, before and after."),
        _("Without a baseline before activation it proves nothing; counting logos is no effect."),
        sample="groups",
        fits=(_SPONSOR,),
    ),
    "attendance": Tool(
        _("Visitors and cost per visitor"),
        _("How many came, and what did each cost?"),
        _("An output: it says nothing of what they took home."),
        is_leading=True,
        fits=(_EVENT, _SOCIAL),
    ),
    "sell_through": Tool(
        _("Sell-through"),
        _("How much of the edition was sold, how fast?"),
        _("Price and stock intervene; a sold-out edition of 100 is no reach."),
        fits=(_COLLAB,),
    ),
    "codes": Tool(
        _("Promo codes and UTM"),
        _("How many came by this very link or code?"),
        _("Counts who would have come anyway; misses who comes later by itself."),
        is_leading=True,
        fits=(_BLOGGERS, _CONTENT, _COLLAB),
    ),
    "retention": Tool(
        _("Views and retention"),
        _("How many stay to the end, and come back?"),
        _("Attention, not an effect."),
        is_leading=True,
        fits=(_CONTENT, _VIDEO),
    ),
    "sentiment": Tool(
        _("Sentiment, social listening"),
        _("How do people speak of it, the same day?"),
        _("Bots, irony, and the voices of a few."),
        is_leading=True,
        fits=(_STUNT, _COLLAB, _BLOGGERS, _SOCIAL, _EVENT),
    ),
    "earned_media": Tool(
        _("Earned media"),
        _("Who wrote of it, and was our message in it?"),
        _("An output. Never in money: AVE is rejected by the Barcelona Principles since 2010."),
        is_leading=True,
        fits=(_STUNT, _EVENT, _SOCIAL),
    ),
    "reputation": Tool(
        _("Reputation survey"),
        _("Do people believe that we mean it?"),
        _("Slow; the news of the week weighs more than a programme."),
        sample="groups",
        fits=(_SOCIAL, _SPONSOR),
    ),
    "nps": Tool(
        _("NPS"),
        _("Would customers recommend us?"),
        _("Slow, and weakly tied to campaigns."),
        sample="groups",
        fits=(_SOCIAL,),
    ),
    "enps": Tool(
        _("eNPS"),
        _("Would employees recommend us as an employer?"),
        _("Afraid or bored people answer as one expects; look at the share who answer."),
        sample="groups",
        fits=(_STAFF,),
    ),
    "hiring": Tool(
        _("Applications and accepted offers"),
        _("Do more of the right people apply, and say yes?"),
        _("Pay and the market move it more than the brand does."),
        fits=(_STAFF,),
    ),
    "sales": Tool(
        _("Sales or orders"),
        _("Did more people buy?"),
        _("Price, season and stock move it too: compare with a control."),
        fits=(_COLLAB, _VIDEO, _OUTDOOR),
    ),
    "other": Tool(
        _("Another tool"),
        _("Something of your own."),
        _("Say in the KPI what exactly is counted, by whom and where."),
        fits=ALL_KINDS,
    ),
}


def tools_for(kind: str) -> list[str]:
    """Return the keys of all tools, those first that suit a kind of initiatives."""
    return sorted(TOOLS, key=lambda one: not TOOLS[one].is_fit(kind) if kind else False)
