"""The form of each kind of split in the editor's panel: a field for each item of its data."""

from dataclasses import dataclass

from issuetrees.core.mece.proofs import KINDS
from issuetrees.core.mece.proofs.kinds import Form, Item
from issuetrees.kit.words import spoken


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


def split_forms() -> list[SplitForm]:
    """Return the forms of all kinds, in the reader's language."""
    return [SplitForm(kind.name, tuple(map(_field, kind.items))) for kind in KINDS.values()]


def _field(item: Item) -> SplitField:
    return SplitField(
        name=item.name,
        form=item.form,
        label=spoken(item.word),
        choices=tuple((value, spoken(word)) for value, word in item.choices.items()),
        example=spoken(item.example) if item.example else "",
    )
