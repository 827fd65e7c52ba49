"""What every form does with a refusal."""

from collections.abc import Callable
from typing import TypeVar

from django import forms

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.web.frame.errors import words

_Result = TypeVar("_Result")


def attempt(form: forms.Form, act: Callable[[], _Result]) -> _Result | None:
    """Do the act; put a refusal on the field that it names, or on the form, and return None."""
    try:
        return act()
    except (Invalid, Conflict) as refused:
        field = refused.details.get("field")
        form.add_error(field if field in form.fields else None, words(refused))
        return None
