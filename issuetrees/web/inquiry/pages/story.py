"""The page of a tree's story: read as titles, written in place."""

import uuid
from dataclasses import dataclass, replace
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from issuetrees.core import limits
from issuetrees.core.drawing.ghost import draw_ghost
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.errors import Invalid, NotFound
from issuetrees.core.synthesis.ghosts import Ghost
from issuetrees.core.synthesis.questions import Question
from issuetrees.core.text import gettext_noop
from issuetrees.graphs.synthesis import Told
from issuetrees.graphs.write import commit
from issuetrees.inquiry.read.story import Story, ghost_deck, said, story
from issuetrees.kit.form_fields import TextField
from issuetrees.kit.pruned import pruned_words
from issuetrees.web.frame.forms import attempt
from issuetrees.web.inquiry.opened import Opened, opened
from issuetrees.workspaces.access import Action

#: How deep below the question the page goes; the rest is on the tree.
_DEPTH: Final = 3
#: How many pages of the ghost deck it shows; the report has them all.
_PREVIEWS: Final = 24


class SoWhatForm(forms.Form):
    """A so-what as it is written on the page; ``base`` is the revision that the person saw."""

    answer = TextField(
        label=_("So-what"),
        required=False,
        max_length=limits.TEXT_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


@dataclass(frozen=True)
class Line:
    """A line of the story: a question with its so-what, and what may be done about it.

    ``pruned`` are its parts that are not followed any more, each with the reason in words.
    """

    question: Question
    told: Told | None
    advice: list[str]
    form: SoWhatForm
    can_edit: bool
    lines: "list[Line]"
    pruned: "list[tuple[Question, str]]"
    is_first: bool = False
    is_last: bool = False

    @property
    def word(self) -> str:
        """What its sentence is called."""
        is_so_what = self.question.is_branch and self.question.depth
        return gettext("So-what") if is_so_what else gettext("Answer")

    @property
    def asks(self) -> str:
        """What stands in the field while it is empty."""
        if self.question.is_branch:
            return gettext("So-what: one sentence that its parts prove")
        return gettext("Answer in one sentence")


@require_safe
def show(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show the story; ``?view=titles`` shows nothing but its sentences."""
    return _show(opened(request, graph_id))


@require_POST
def answer(request: HttpRequest, graph_id: uuid.UUID, node_id: uuid.UUID) -> HttpResponse:
    """Set the so-what of a question."""
    here = opened(request, graph_id, Action.EDIT)
    form = SoWhatForm(request.POST, auto_id=f"%s-{node_id}")
    if form.is_valid():
        given = form.cleaned_data
        command = {"kind": "edit_node", "id": str(node_id), "fields": {"answer": given["answer"]}}
        if attempt(form, lambda: _commit(here, command, given["base"])):
            return redirect("web:story", graph_id)
    return _show(here, {str(node_id): form})


@require_POST
def move(request: HttpRequest, graph_id: uuid.UUID, node_id: uuid.UUID) -> HttpResponse:
    """Move a question one place up or down among the parts that the story tells."""
    here = opened(request, graph_id, Action.EDIT)
    told = story(here.graph)
    parts = _parts_with(told.root, str(node_id))
    if request.POST.get("to") not in {"up", "down"}:
        raise Invalid(
            "not_a_choice",
            gettext_noop("“{field}” must be one of: {choices}."),
            field="to",
            choices="up, down",
        )
    at = next(place for place, one in enumerate(parts) if one.id == str(node_id))
    step = -1 if request.POST["to"] == "up" else 2
    if 0 <= at + step <= len(parts) and parts[at].node.parent_id:
        before = parts[at + step].id if at + step < len(parts) else None
        _commit(here, {
            "kind": "move_node", "id": str(node_id), "parent_id": parts[at].node.parent_id,
            "before_id": before,
        })  # fmt: skip
    return redirect("web:story", graph_id)


def _parts_with(root: Question | None, node_id: str) -> list[Question]:
    """Return the parts among which a question stands, or raise NotFound."""
    for question in root.walk() if root else ():
        if any(one.id == node_id for one in question.parts):
            return question.parts
    raise NotFound


def _commit(here: Opened, command: dict[str, Any], base: int | None = None) -> bool:
    commit(graph_id=here.graph.pk, commands=[command], actor=here.shell.user, base=base)
    return True


def _show(here: Opened, forms_: dict[str, SoWhatForm] | None = None) -> HttpResponse:
    told = story(here.graph)
    root = _line(here, told, told.root, forms_ or {}) if told.root else None
    is_titles = here.request.GET.get("view") == "titles"
    rules = [(one.is_met, said(one)) for one in told.rules]
    context = {
        "story": told,
        "root": root,
        "rules": rules,
        "deck": [] if is_titles else _deck(told),
        "deck_size": len(ghost_deck(told)),
        "is_titles": is_titles,
    }
    return here.page("story", "story", **context)


def _deck(told: Story) -> list[tuple[Question, Ghost, Drawing]]:
    """Return the first pages of the ghost deck with their sketches."""
    return [
        (leaf, ghost, draw_ghost(f"ghost-{place}", ghost.form, 240, 110, description=ghost.shows))
        for place, (leaf, ghost) in enumerate(ghost_deck(told)[:_PREVIEWS])
    ]


def _line(here: Opened, story_: Story, question: Question, typed: dict[str, SoWhatForm]) -> Line:
    first = {"answer": question.node.answer, "base": story_.synthesis.revision}
    lines = [_line(here, story_, one, typed) for one in _shown(question)]
    return Line(
        question=question,
        told=story_.synthesis.told.get(question.id),
        advice=[said(one) for one in story_.advice.get(question.id, [])],
        form=typed.get(question.id) or SoWhatForm(initial=first, auto_id=f"%s-{question.id}"),
        can_edit=here.can_edit,
        pruned=[(one, pruned_words(one.node.prune_reason)) for one in question.pruned],
        lines=[
            replace(line, is_first=place == 0, is_last=place == len(lines) - 1)
            for place, line in enumerate(lines)
        ],
    )


def _shown(question: Question) -> list[Question]:
    return question.parts if question.depth < _DEPTH else []
