"""Templates: reading them, and inserting one into a tree or map."""

import uuid
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from issuetrees.accounts.models import Language
from issuetrees.accounts.scopes import Scope
from issuetrees.api import idempotency
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.resources.commits import CommittedRevision, revision_with_commands
from issuetrees.api.resources.graphs import KINDS
from issuetrees.api.serializer_fields import Answer, Id, Strict, Text, Title, Word, YesNo
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import MAX_TITLE
from issuetrees.core.text import gettext_noop
from issuetrees.exchange import templates

_KIND = OpenApiParameter(
    "kind",
    {"type": "string", "enum": [kind for kind, _ in KINDS]},
    description=_("Of one kind only."),
)
LANGUAGE = OpenApiParameter(
    "language",
    {"type": "string", "enum": Language.values},
    description=_("Left out: your own language, else that of `Accept-Language`."),
)


class TemplateQuestion(Answer):
    """A line of a branch; ``depth`` 0 is its top line."""

    depth = serializers.IntegerField()
    title = serializers.CharField()
    note = serializers.CharField(allow_blank=True)
    split_kind = serializers.CharField(allow_null=True)
    split = serializers.DictField()


class TemplateStage(Answer):
    """A stage or fork, placed from the template's left top corner."""

    key = serializers.CharField()
    kind = serializers.CharField()
    title = serializers.CharField()
    track = serializers.CharField()
    x = serializers.FloatField()
    y = serializers.FloatField()
    details = serializers.DictField()


class TemplateArrow(Answer):
    """A transition between two stages, by their keys."""

    source = serializers.CharField()  # type: ignore[assignment] # only while declared
    target = serializers.CharField()
    details = serializers.DictField()


class TemplateCompetency(Answer):
    """A competency that stages of a ready map ask for."""

    key = serializers.CharField()
    title = serializers.CharField()
    levels = serializers.ListField(
        child=serializers.CharField(), help_text=_("Words of levels 0 to 4.")
    )


class Template(Answer):
    """A ready branch with questions, or a ready map with stages and arrows, in one language.

    A map is whole when its competencies are put, too: `PUT maps/{map_id}/competencies`.
    """

    name = serializers.CharField()
    kind = serializers.ChoiceField(KINDS)
    language = serializers.ChoiceField(Language.choices)
    title = serializers.CharField()
    summary = serializers.CharField()
    questions = TemplateQuestion(many=True)
    stages = TemplateStage(many=True)
    arrows = TemplateArrow(many=True)
    competencies = TemplateCompetency(many=True)


class TemplateList(Answer):
    """All that fit, by title."""

    items = Template(many=True)


class NewInsertion(Strict):
    """Which template, the node below which it goes, its language, with its top line or not."""

    name = Title(max_length=80)
    parent_id = Id(required=False, allow_null=True)
    language = Word(Language.choices, required=False)
    is_whole = YesNo(required=False)
    root = Text(required=False, allow_null=True, max_length=MAX_TITLE)  # type: ignore[assignment] # only while declared


class Templates(Endpoint):
    """All of them."""

    tag = "Templates"

    @operation(
        "list_templates",
        _("Read all templates, whole"),
        notes=_("They are few and small, so the list has them with their content."),
        gives=TemplateList,
        query=(_KIND, LANGUAGE),
    )
    def get(self) -> Any:
        kind = _chosen(self.request, "kind", [kind for kind, _ in KINDS])
        return {"items": templates.templates(chosen_language(self.request), kind)}


class OneTemplate(Endpoint):
    """One of them."""

    tag = "Templates"

    @operation("get_template", _("Read one template"), gives=Template, query=(LANGUAGE,))
    def get(self, template_name: str) -> Any:
        return templates.template(template_name, chosen_language(self.request))


class GraphTemplates(Endpoint):
    """Inserting."""

    tag = "Templates"

    @operation(
        "insert_template",
        _("Insert a template as one revision"),
        notes=_(
            "A branch goes below `parent_id`, else below the root; into an empty tree whole, "
            "with `root` as its top line. Without `is_whole` its parts go straight below the "
            "node. A map is drawn to the right of what is there. `language` is the "
            "engagement’s when left out."
        ),
        takes=NewInsertion,
        gives=CommittedRevision,
        status=201,
        scope=Scope.WRITE,
        has_commit_key=True,
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        key = idempotency.commit_key(self.request, self.actor)
        revision = templates.insert_template(actor=self.actor, graph_id=graph_id, key=key, **given)
        return Response(revision_with_commands(revision), 201)


def chosen_language(request: Request) -> str:
    spoken = (translation.get_language() or "").split("-")[0]
    fallback = spoken if spoken in Language.values else str(Language.ENGLISH)
    return _chosen(request, "language", Language.values) or fallback


def _chosen(request: Request, name: str, choices: list[str]) -> str | None:
    """Return a parameter of the query that is one of some words, or None where it is left out."""
    given: str | None = request.query_params.get(name)
    if given is None or given in choices:
        return given
    raise Invalid(
        "not_a_choice",
        gettext_noop("“{field}” must be one of: {choices}."),
        field=name,
        choices=", ".join(choices),
    )
