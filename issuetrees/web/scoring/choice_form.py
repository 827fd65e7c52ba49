"""The form of a quick choice between two initiatives."""

from django import forms


class ChoiceForm(forms.Form):
    """Which two, and which of them; nobody is preferred where it is passed over."""

    first_id = forms.UUIDField(widget=forms.HiddenInput)
    second_id = forms.UUIDField(widget=forms.HiddenInput)
    preferred_id = forms.UUIDField(required=False)
