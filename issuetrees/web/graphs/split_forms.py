"""The form of each kind of split in the editor's panel: a field for each item of its data."""

from collections.abc import Iterable
from dataclasses import dataclass

from issuetrees.core.mece.proofs import KINDS
from issuetrees.core.mece.proofs.kinds import Form, Item
from issuetrees.kit.words import spoken
from issuetrees.workspaces.models import WordList


@dataclass(frozen=True, slots=True)
class SplitField:
    """A field of such a form; ``form`` says how it is written, "by_child" once for each child."""

    name: str
    form: Form
    label: str
    choices: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True, slots=True)
class SplitForm:
    """The form of one kind."""

    kind: str
    fields: tuple[SplitField, ...]


def split_forms(own: Iterable[WordList] = ()) -> list[SplitForm]:
    """Return the forms of all kinds, in the reader's language, with the workspace's own lists."""
    names: dict[str, list[str]] = {}  # by item, which is called as the kind of its lists is
    for row in own:
        names.setdefault(row.kind, []).append(row.name)
    return [
        SplitForm(kind.name, tuple(_field(item, names.get(item.name, ())) for item in kind.items))
        for kind in KINDS.values()
    ]


def _field(item: Item, own: Iterable[str]) -> SplitField:
    return SplitField(
        name=item.name,
        form=item.form,
        label=spoken(item.word),
        choices=(
            *((value, spoken(word)) for value, word in item.choices.items()),
            *((name, name) for name in own),
        ),
        example=spoken(item.example) if item.example else "",
    )
