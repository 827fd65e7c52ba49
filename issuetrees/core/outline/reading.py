"""Any pasted text or file to an outline: the entrance."""

from collections.abc import Iterator
from dataclasses import replace

from issuetrees.core.errors import Invalid
from issuetrees.core.outline.accounting import unaccounted, unnamed_parts
from issuetrees.core.outline.builder import OutlineBuilder, in_one_line
from issuetrees.core.outline.decoding import open_file
from issuetrees.core.outline.detection import LEAST, Score, scores
from issuetrees.core.outline.peeled import Peeled
from issuetrees.core.outline.readers import READERS, UNKNOWN, Reader
from issuetrees.core.outline.records import Outline, OutlineWarning
from issuetrees.core.outline.source import Source
from issuetrees.core.outline.wrappings import WRAPPINGS
from issuetrees.core.text import gettext_noop

FORMS = tuple(reader.NAME for reader in READERS)
#: What a text may be forced to be read as.
READABLE = (*FORMS, *(wrapping.NAME for wrapping in WRAPPINGS if wrapping.IS_FORM))


def read(text: str, form: str | None = None) -> Outline:
    """Return ``text`` as an outline, in the form that it is recognised to have, or in ``form``.

    What did not become a node or a note is listed among the warnings, with its line.
    Takes time linear in the length of the text. Raises ``Invalid`` (field "text") for a
    text that is empty, not plain text, or beyond the limits in ``records``.
    """
    return read_source(Source.of_text(text), _known(form))


def read_html(html: str) -> Outline:
    """Return the HTML of a clipboard as an outline."""
    return read(html, "html")


def read_file(content: bytes, name: str = "", form: str | None = None) -> Outline:
    """Return a file as an outline: text in any encoding, or one of the forms that are no text."""
    return read_source(open_file(content, name), _known(form))


def _known(form: str | None) -> str | None:
    if form and form not in READABLE:
        raise Invalid(
            "form_unknown",
            gettext_noop("There is no form “{form}”. Known are: {forms}."),
            field="form",
            form=form,
            forms=", ".join(READABLE),
        )
    return form


def read_source(source: Source, form: str | None = None) -> Outline:
    """Return a source as an outline, with every word accounted for."""
    whole = source
    title, suggested, wrapped = None, "", ""
    left_out: list[tuple[int, str]] = []
    for name, peeled in _peel(source, form):
        source = peeled.inner
        left_out += peeled.left_out
        title = title or peeled.title
        suggested = suggested or peeled.suggested_title
        wrapped = wrapped or name
    reader = _named(form) if form in FORMS else _best(source)
    builder = reader.read(source)
    builder.name(title, suggested, whole.first_line)
    outline = _account(builder, wrapped or reader.NAME, reader, source)
    builder.leave_out_first(left_out)
    outline = replace(outline, warnings=builder.warnings())
    outline = _placed(outline, source.places) if source.places else outline
    warnings = sorted([*whole.warnings, *outline.warnings], key=lambda one: one.line)
    return replace(outline, warnings=tuple(warnings))


def _placed(outline: Outline, places: tuple[int, ...]) -> Outline:
    """Return an outline that tells the lines of a page instead of those that it was made into."""
    nodes = (replace(node, line=places[node.line - 1]) for node in outline.nodes)
    warnings = (_at_place(warning, places) for warning in outline.warnings)
    return replace(outline, nodes=tuple(nodes), warnings=tuple(warnings))


def _at_place(warning: OutlineWarning, places: tuple[int, ...]) -> OutlineWarning:
    details = dict(warning.details)
    for name in ("line", "last_line"):
        if name in details:
            details[name] = places[details[name] - 1]
    moved = replace(warning, line=places[max(warning.line, 1) - 1], details=details)
    return in_one_line(moved) if warning.code == "left_out" else moved


def points(source: Source) -> list[Score]:
    """Return what speaks for each form, the most first."""
    return scores(source, [(reader.NAME, reader.SIGNS) for reader in READERS])


def _peel(source: Source, form: str | None) -> Iterator[tuple[str, Peeled]]:
    """Take off what stands around the outline, one thing after the other."""
    if form in FORMS:
        return
    is_whole = _best(source).IS_WHOLE
    for wrapping in WRAPPINGS:
        if is_whole and wrapping.NAME != "fence":
            continue
        peeled = wrapping.peel(source) if form in {None, wrapping.NAME} else None
        if peeled:
            yield (wrapping.NAME if wrapping.IS_FORM else ""), peeled
            source = peeled.inner


def _best(source: Source) -> Reader:
    best = points(source)[0]
    return _named(best.form) if best.points >= LEAST else UNKNOWN


def _named(form: str | None) -> Reader:
    return next(reader for reader in (*READERS, UNKNOWN) if form == reader.NAME)


def _account(builder: OutlineBuilder, form: str, reader: Reader, source: Source) -> Outline:
    """Return the outline; words that are nowhere in it are listed as left out."""
    outline = builder.finish(form)
    lines = [one for one in reader.words(source) if one[0] not in builder.understood]
    for number, text in unaccounted(lines, outline, reader.SYNTAX, repeats=reader.REPEATS):
        builder.leave_out(number, text)
    if not reader.IS_WHOLE:
        builder.warn(*unnamed_parts(source.lines, outline, reader.SYNTAX))
    return outline
