"""Routes on a stage map."""

import uuid
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.careers import routes
from issuetrees.careers.routes import FoundRoutes
from issuetrees.core.stages.records import Fork
from issuetrees.core.stages.routes import Route

ENDS: Final = tuple(
    OpenApiParameter(name, str, OpenApiParameter.QUERY, description=said)
    for name, said in (
        ("source_id", _("The stage where one is now; left out: the first.")),
        ("target_id", _("The goal; left out: the last final stage.")),
    )
)
ANSWERS: Final = OpenApiParameter(
    "answer",
    str,
    OpenApiParameter.QUERY,
    many=True,
    description=_("An answer like `fork:option`; repeat it for more. Forks left out are open."),
)


class RouteStep(Answer):
    """A transition on a route."""

    transition_id = serializers.CharField(help_text=_("Of the arrow; of several joined by “+”."))
    stage_id = serializers.UUIDField(help_text=_("The stage that it leads to."))
    title = serializers.CharField()
    months = serializers.FloatField(
        allow_null=True, help_text=_("Likely months; null: nobody has said any.")
    )


class MapRoute(Answer):
    """A way from the start to the goal, no stage twice."""

    stage_ids = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("From the start to the goal.")
    )
    months = serializers.FloatField(help_text=_("The sum of the likely months."))
    steps = RouteStep(many=True, help_text=_("The transitions in their order."))


class RouteTimes(Answer):
    """How long the best route takes: a spread, never one date."""

    p50 = serializers.FloatField(help_text=_("Months in which half of the draws end."))
    p80 = serializers.FloatField(help_text=_("Months in which four of five draws end."))
    seed = serializers.IntegerField(help_text=_("The same seed gives the same figures."))


class AnswerChange(Answer):
    """Other answers that open a route."""

    answers = serializers.DictField(child=serializers.CharField(), help_text=_("Option by fork."))
    months = serializers.FloatField(help_text=_("Of the best route that they open."))


class OpenQuestion(Answer):
    """An open fork whose answer changes the best route."""

    fork = serializers.CharField(help_text=_("Key or id of the fork, as answers name it."))
    question = serializers.CharField()
    months = serializers.DictField(
        child=serializers.FloatField(allow_null=True),
        help_text=_("Of the best route by option; null: the option leaves none."),
    )


class ForkOption(Answer):
    """An answer to a fork."""

    option = serializers.CharField(help_text=_("Its id, as answers name it."))
    title = serializers.CharField()
    months = serializers.FloatField(
        allow_null=True, help_text=_("Of the best route with it; null: it leaves none.")
    )


class MapFork(Answer):
    """A fork of the map with what each answer comes to."""

    fork = serializers.CharField(help_text=_("Key or id of the fork, as answers name it."))
    node_id = serializers.UUIDField()
    question = serializers.CharField()
    is_multiple = serializers.BooleanField()
    options = ForkOption(many=True)


class MapRoutes(Answer):
    """The best routes, how many there are, and what the forks decide."""

    revision = serializers.IntegerField()
    source_id = serializers.CharField(help_text=_("Empty where the map has no stage."))
    target_id = serializers.CharField(help_text=_("Empty where the map has one stage at most."))
    count = serializers.IntegerField(help_text=_("All routes, counted up to a thousand."))
    is_more = serializers.BooleanField(help_text=_("Whether there are more than `count`."))
    routes = MapRoute(many=True, help_text=_("The best five, the shortest first."))
    times = RouteTimes(allow_null=True, help_text=_("Of the best route; null: there is none."))
    blocking = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("Where there is no route: the forks whose answers are in the way."),
    )
    changes = AnswerChange(many=True, help_text=_("Where there is none: what opens one."))
    is_reversed = serializers.BooleanField(
        help_text=_("Where there is none: whether ways lead from the goal to the start.")
    )
    forks = MapFork(many=True, help_text=_("All forks, in the order of the map."))
    next_questions = OpenQuestion(many=True, help_text=_("What decides most, first."))


class MapRoutesFound(Endpoint):
    """Routes on a stage map."""

    tag = "Careers"

    @operation(
        "get_routes",
        _("Find the routes on a stage map"),
        notes=_(
            "Answering a fork only ever takes routes away. Where none is left, the answer that is"
            " in the way and the nearest change are named."
        ),
        gives=MapRoutes,
        query=(*ENDS, ANSWERS),
        problems=(409,),
    )
    def get(self, map_id: uuid.UUID) -> Any:
        asked = self.request.query_params
        graph, found = routes.stage_map(self.actor, map_id)
        shown = routes.routes(
            found,
            source_id=asked.get("source_id", ""),
            target_id=asked.get("target_id", ""),
            answers=asked.getlist("answer"),
        )
        return {"revision": graph.revision, **_told(shown)}


def _told(found: FoundRoutes) -> dict[str, Any]:
    return {
        "source_id": found.source_id,
        "target_id": found.target_id,
        "count": found.routes.count,
        "is_more": found.routes.is_more,
        "routes": [_route(found, one) for one in found.routes.best],
        "times": found.times,
        "blocking": [fork.id for fork in found.blocking],
        "changes": [{"answers": dict(one.answers), "months": one.months} for one in found.changes],
        "is_reversed": found.is_reversed,
        "forks": [_fork(found, fork) for fork in found.map.forks.values()],
        "next_questions": [
            {"fork": one.fork.id, "question": one.fork.question, "months": dict(one.months)}
            for one in found.questions
        ],
    }


def _fork(found: FoundRoutes, fork: Fork) -> dict[str, Any]:
    months = found.months[fork.id]
    return {
        "fork": fork.id,
        "node_id": fork.node_id,
        "question": fork.question,
        "is_multiple": fork.is_multiple,
        "options": [
            {"option": option, "title": title, "months": months[option]}
            for option, title in fork.options.items()
        ],
    }


def _route(found: FoundRoutes, route: Route) -> dict[str, Any]:
    return {
        "stage_ids": route.stages,
        "months": route.months,
        "steps": [
            {
                "transition_id": way.id,
                "stage_id": way.target_id,
                "title": found.map.stages[way.target_id].title,
                "months": way.months.likely if way.months else None,
            }
            for way in route.transitions
        ],
    }
