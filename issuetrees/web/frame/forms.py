"""What every form does with a refusal, and fields that Django lacks."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.kit.sentences import sentence

_Result = TypeVar("_Result")


def attempt(form: forms.Form, act: Callable[[], _Result]) -> _Result | None:
    """Do the act; put a refusal on the field that it names, or on the form, and return None."""
    try:
        return act()
    except (Invalid, Conflict) as refused:
        field = refused.details.get("field")
        form.add_error(field if field in form.fields else None, sentence(refused))
        return None


class EditForm(forms.Form):
    """A form of one row; ``version`` is that of the row when the form was shown."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:  # the keyboard goes to what is wrong instead
            for field in self.fields.values():
                field.widget.attrs.pop("autofocus", None)

    def given(self, *, is_new: bool = False) -> dict[str, Any]:
        """Return what the ``write`` function takes; a new row has no version."""
        values = dict(self.cleaned_data)
        if is_new:
            del values["version"]
        return values


class SearchSelect(forms.TextInput):
    """A field with a long list of choices to search in: value and what it is called."""

    def __init__(self, choices: Callable[[], Iterable[tuple[str, str]]]) -> None:
        super().__init__(attrs={"autocomplete": "off", "spellcheck": "false"})
        self.choices = choices

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Draw the field and its list."""
        listed = f"{name}-choices"
        control = super().render(name, value, {**(attrs or {}), "list": listed}, renderer)
        options = format_html_join("", '<option value="{}">{}</option>', self.choices())
        return format_html('{}<datalist id="{}">{}</datalist>', control, listed, options)
