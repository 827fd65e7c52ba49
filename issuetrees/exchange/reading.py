"""What somebody pastes or sends, as an outline: a clipboard's HTML first, a file by a child."""

from issuetrees.core.errors import Invalid
from issuetrees.core.outline import Outline, read, read_html
from issuetrees.core.text import gettext_noop
from issuetrees.kit.outlines.reading import read_file

#: A longer text is read by a child, as a file is.
_SHORT = 200_000


def read_any(
    *, text: str = "", html: str = "", file: bytes = b"", name: str = "", form: str | None = None
) -> Outline:
    """Return what was given as an outline; ``form`` forces how it is read.

    Of a clipboard its HTML counts where it has more than lines; its text where that fails or
    where a form is named. Raises Invalid for what cannot be read.
    """
    if file:
        return read_file(file, name, form)
    if html.strip() and (form in {None, "html"} or not text):
        found = _of_html(html)
        if found or not text:
            return found or _read(html, "html")
    if not text.strip():
        raise Invalid("text_empty", gettext_noop("There is no text to read."), field="text")
    return _read(text, form)


def _of_html(html: str) -> Outline | None:
    try:
        found = read_html(html) if len(html) <= _SHORT else read_file(html.encode(), "", "html")
    except Invalid:
        return None
    return found if found.nodes and not _is_flat(found) else None


def _is_flat(found: Outline) -> bool:
    """Whether the HTML said no more than lines: the text then keeps more of them."""
    return found.title is None and all(node.depth == 1 for node in found.nodes)


def _read(text: str, form: str | None) -> Outline:
    return read(text, form) if len(text) <= _SHORT else read_file(text.encode(), "", form)
