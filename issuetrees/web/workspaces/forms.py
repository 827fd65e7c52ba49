"""Forms of workspaces: they parse; ``workspaces.write`` judges."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.kit.form_fields import TextField
from issuetrees.workspaces.mailed import addresses_in
from issuetrees.workspaces.models import Role
from issuetrees.workspaces.word_lists import items_in

MOST_TYPED = 40_000


class WorkspaceForm(forms.Form):
    """Name of a workspace."""

    name = TextField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=120,
        help_text=_("Your firm or team. Members see everything in it."),
    )


class SynonymsForm(forms.Form):
    """Words for the same thing."""

    items = TextField(
        label=_("Words for the same thing"),
        max_length=MOST_TYPED,
        help_text=_("With commas between them, also in two languages: guest, visitor, гость."),
    )

    def clean_items(self) -> list[list[str]]:
        """Return the words as one item."""
        return items_in(self.cleaned_data["items"])


class WordListForm(SynonymsForm):
    """A framework or a process: its name and its items."""

    name = TextField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=120,
        help_text=_("As a split is to call it."),
    )
    items = TextField(
        label=_("Items, one a line"),
        max_length=MOST_TYPED,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Other words for an item follow it after commas: Place, distribution, channel."
        ),
    )

    field_order = ("name", "items")


_ROLE_HELP = {
    Role.OWNER: _("Owner: everything, members included"),
    Role.EDITOR: _("Editor: changes trees, goals, scores and reports"),
    Role.COMMENTER: _("Commenter: reads, scores, comments and exports"),
    Role.VIEWER: _("Viewer: reads and exports"),
}


class MailedInvitationForm(forms.Form):
    """Invitations by mail."""

    emails = TextField(
        label=_("E-mail addresses"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_("Several at once, as you paste them. Each gets a link of their own."),
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=[(str(role), text) for role, text in _ROLE_HELP.items()]
    )

    def clean_emails(self) -> list[str]:
        """Return the addresses in what was pasted."""
        return addresses_in(self.cleaned_data["emails"])


class InvitationForm(forms.Form):
    """An invitation link."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[(str(role), text) for role, text in _ROLE_HELP.items()]
    )
    days = forms.TypedChoiceField(
        label=_("Works for"),
        coerce=int,
        choices=[(1, _("1 day")), (7, _("7 days")), (30, _("30 days")), (90, _("90 days"))],
        initial=7,
    )
    people = forms.TypedChoiceField(
        label=_("For how many people"),
        coerce=int,
        choices=[(1, "1"), (5, "5"), (20, "20"), (100, "100")],
        initial=1,
        help_text=_("When so many have joined, the link no longer works."),
    )
