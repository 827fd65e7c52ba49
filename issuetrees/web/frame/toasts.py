"""One sentence at the foot of the next page, with an optional way back."""

from django.contrib import messages
from django.http import HttpRequest


def toast(request: HttpRequest, sentence: str, undo: str = "") -> None:
    """Say what happened; ``undo`` is the address to which the Undo button posts."""
    messages.success(request, sentence, extra_tags=undo)
