"""The form of a brand; ``reports.brands`` judges."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.form_fields import TextField
from issuetrees.reports.models import Brand, TitleFace

_FILES: Final = {
    "firm_logo": _("Logo of your firm"),
    "client_logo": _("Logo of the client"),
    "slide_template": _("Template of slides"),
}
_TEXTS: Final = ("accent", "dark", "title_face", "confidentiality", "sticker")
_AS_IT_IS: Final = ("", _("As usual"))
_SOURCES: Final = {None: "", True: "on", False: "off"}


class BrandForm(forms.Form):
    """Colours, titles, words and pictures; what is left empty stays as it is anyway."""

    accent = TextField(
        label=_("Accent colour"),
        max_length=7,
        required=False,
        help_text=_("For marks and links, such as #1f4fd8. It must be readable on white."),
    )
    dark = TextField(
        label=_("Dark colour"),
        max_length=7,
        required=False,
        help_text=_("For titles and the cover, such as #10264d."),
    )
    title_face = forms.ChoiceField(
        label=_("Titles"), choices=[_AS_IT_IS, *TitleFace.choices], required=False
    )
    firm_logo = forms.FileField(
        label=_FILES["firm_logo"],
        required=False,
        help_text=_("PNG, or SVG without letters. On the cover and at the foot of each page."),
        widget=forms.FileInput(attrs={"accept": ".png,.svg"}),
    )
    client_logo = forms.FileField(
        label=_FILES["client_logo"],
        required=False,
        help_text=_("PNG or SVG. On the cover."),
        widget=forms.FileInput(attrs={"accept": ".png,.svg"}),
    )
    confidentiality = TextField(
        label=_("Line at the foot"),
        max_length=120,
        required=False,
        help_text=_("In place of “Confidential · client”."),
    )
    sticker = TextField(
        label=_("Sticker"),
        max_length=40,
        required=False,
        help_text=_("In the upper right corner of each page, such as “Preliminary”."),
    )
    has_sources = forms.ChoiceField(
        label=_("Source lines"),
        choices=[_AS_IT_IS, ("on", _("Under each exhibit")), ("off", _("None"))],
        required=False,
    )
    slide_template = forms.FileField(
        label=_FILES["slide_template"],
        required=False,
        help_text=_("A .pptx of your firm: its layouts are filled when a report becomes slides."),
        widget=forms.FileInput(attrs={"accept": ".pptx"}),
    )
    gone = forms.MultipleChoiceField(
        label=_("Take away"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, row: Brand, sent: Any = None, files: Any = None) -> None:
        initial = {name: getattr(row, name) for name in _TEXTS}
        initial["has_sources"] = _SOURCES[row.has_sources]
        super().__init__(sent, files, initial=initial)
        kept = [(name, label) for name, label in _FILES.items() if getattr(row, name)]
        if kept:
            self.fields["gone"].choices = kept  # type: ignore[attr-defined] # a field of choices
        else:
            del self.fields["gone"]

    def given(self) -> dict[str, Any]:
        """Return what ``write`` is to set: files only where one is sent or taken away."""
        said = {name: self.cleaned_data[name] for name in _TEXTS}
        said["has_sources"] = {"on": True, "off": False}.get(self.cleaned_data["has_sources"])
        said |= dict.fromkeys(self.cleaned_data.get("gone", []))
        for name in _FILES:
            if sent := self.cleaned_data[name]:
                said[name] = sent.read()
        if sent := self.cleaned_data["slide_template"]:
            said["slide_template_name"] = sent.name[-120:]
        return said
