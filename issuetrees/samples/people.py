"""The people of the samples: three of each language, who can all sign in."""

from dataclasses import dataclass
from typing import Final

from allauth.account.models import EmailAddress

from issuetrees.accounts.models import Language, User

PASSWORD: Final = "brand-marketing"  # noqa: S105 - printed for everybody who tries the demo
PEOPLE: Final = {
    Language.ENGLISH: {
        "anna": ("anna@example.org", "Anna Orlova"),
        "boris": ("boris@example.org", "Boris Kim"),
        "vera": ("vera@example.org", "Vera Lind"),
    },
    Language.RUSSIAN: {
        "anna": ("anna.ru@example.org", "Анна Орлова"),
        "boris": ("boris.ru@example.org", "Борис Ким"),
        "vera": ("vera.ru@example.org", "Вера Линд"),
    },
}


@dataclass(frozen=True, slots=True)
class Team:
    """The people of one language by their first names in the sample files."""

    language: Language
    people: dict[str, User]

    @property
    def lead(self) -> User:
        """Who owns the sample workspace."""
        return self.people["anna"]


def team(language: Language) -> Team:
    """Return the sample people of a language, made where they are missing."""
    return Team(language, {key: _person(*who, language) for key, who in PEOPLE[language].items()})


def _person(email: str, name: str, language: Language) -> User:
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, PASSWORD, name=name, language=language)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
