"""What every template may read."""

from django.http import HttpRequest

from issuetrees.accounts.models import Theme, User

THEME_COOKIE = "theme"


def page(request: HttpRequest) -> dict[str, str]:
    """Give templates the theme: the person's own, else the browser's cookie."""
    user = getattr(request, "user", None)
    if isinstance(user, User) and user.is_authenticated:
        return {"theme": user.theme}
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {"theme": theme if theme in Theme.values else str(Theme.SYSTEM)}
