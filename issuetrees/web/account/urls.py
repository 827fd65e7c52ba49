"""Routes of the person's own account; allauth brings those of sign-in."""

from issuetrees.web.account import pages
from issuetrees.web.frame.routes import closed

urlpatterns = [
    closed("profile/", pages.profile, "profile"),
    closed("tokens/", pages.tokens, "tokens"),
    closed("tokens/new/", pages.new_token, "token_new"),
    closed("tokens/<uuid:token_id>/revoke/", pages.revoke_token, "token_revoke"),
]
