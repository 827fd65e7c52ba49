"""One declaration per method of an endpoint: what runs and what the reference says are the same.

``@operation`` checks the scope, the query, the body and the preconditions, calls the method with
plain values, and renders what it returns; ``schema.py`` writes the OpenAPI document from the
same declaration.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from issuetrees.accounts.scopes import Scope
from issuetrees.api import authentication, idempotency, pagination, preconditions
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

_Method = TypeVar("_Method", bound=Callable[..., Any])
Shape = type[Serializer[Any]]
Words = str | Promise
SAFE: Final = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Operation:
    """What one method of one address takes and gives.

    ``name`` is its operationId, ``notes`` what the summary does not say. ``takes`` reads the body,
    ``gives`` writes the answer (None: nothing, 204). ``pages`` makes the answer a page of rows in
    one of its orders; ``filters`` is a FilterSet for them; ``query`` names further parameters.
    ``has_tag`` says that the answer has an ETag, ``is_versioned`` demands If-Match.
    ``is_replayable`` heeds Idempotency-Key in one transaction, ``has_commit_key`` for methods that
    commit to a graph. ``location`` names the route of what was made. ``problems`` are refusals
    beyond the usual ones, ``answers`` successes by status. ``told`` turns the rows of a page into
    what is given, where that takes look-ups for all of them at once.
    """

    name: str
    summary: Words
    notes: Words = ""
    takes: Shape | None = None
    is_partial: bool = False
    gives: Shape | None = None
    is_list: bool = False
    status: int = 200
    scope: Scope = Scope.READ
    pages: pagination.Paging | None = None
    filters: Any = None
    query: Sequence[OpenApiParameter] = ()
    has_tag: bool = False
    is_versioned: bool = False
    is_replayable: bool = False
    has_commit_key: bool = False
    location: str | None = None
    problems: Sequence[int] = ()
    answers: Mapping[Any, Any] = field(default_factory=dict)
    told: Callable[[list[Any]], list[Any]] | None = None


def operation(name: str, summary: Words, **declared: Any) -> Callable[[_Method], _Method]:
    """Declare a method of an ``Endpoint``; the arguments are those of ``Operation``."""
    spec = Operation(name, summary, **declared)

    def declare(method: _Method) -> _Method:
        @functools.wraps(method)
        def answer(view: Any, request: Request, **path: Any) -> HttpResponseBase:
            authentication.require_scope(request, spec.scope)
            _require_known_query(request, spec)
            given = _inputs(request, spec)
            work = functools.partial(_work, spec, request, method, view, {**path, **given})
            if spec.is_replayable:
                return idempotency.once(request, view.actor, work)
            if spec.has_commit_key:
                return idempotency.once_by_commit(request, view.actor, work)
            done: HttpResponseBase = work()
            return done

        answer.spec = spec  # type: ignore[attr-defined]
        return answer  # type: ignore[return-value]

    return declare


def filter_names(filters: Any) -> list[str]:
    """Return the query parameters of a FilterSet."""
    return list(filters.base_filters) if filters else []


def _inputs(request: Request, spec: Operation) -> dict[str, Any]:
    """Return the body and the expected version, checked, body first."""
    inputs: dict[str, Any] = {}
    if spec.takes is not None:
        _require_body(request)
        body = _body(spec.takes, is_partial=spec.is_partial)
        inputs["given"] = dict(body.run_validation(request.data))
    if spec.is_versioned:
        inputs["version"] = preconditions.expected_version(request)
    return inputs


@functools.cache
def _body(shape: Shape, *, is_partial: bool) -> Serializer[Any]:
    """Return what reads the bodies of one shape: made once, it keeps nothing."""
    return shape(partial=is_partial)


def _require_body(request: Request) -> None:
    if request.META.get("CONTENT_LENGTH") in {None, "", "0"}:
        raise Invalid("no_body", gettext_noop("Send a JSON object as the body."), field="body")


def _work(
    spec: Operation, request: Request, method: Callable[..., Any], view: Any, inputs: dict[str, Any]
) -> Any:
    found = method(view, **inputs)
    if isinstance(found, HttpResponseBase):
        return found
    if spec.pages is not None:
        return _page(spec, request, found)
    if spec.gives is None:
        return Response(status=204)
    return _one(spec, request, found)


def _page(spec: Operation, request: Request, rows: QuerySet[Any]) -> Response:
    gives, pages = spec.gives, spec.pages
    assert gives is not None and pages is not None  # noqa: PT018, S101 - a declaration of ours
    page = pagination.page(request, _filtered(spec, request, rows), pages)
    found = spec.told(page.rows) if spec.told else page.rows
    headers = (
        {"Link": f'<{request.build_absolute_uri(page.next)}>; rel="next"'} if page.next else {}
    )
    body = {"items": gives(found, many=True).data, "next": page.next}
    return Response(body, headers=headers)


def _filtered(spec: Operation, request: Request, rows: QuerySet[Any]) -> QuerySet[Any]:
    if spec.filters is None:
        return rows
    for name in filter_names(spec.filters):
        if request.query_params.get(name) == "":
            raise Invalid(
                "empty_filter",
                gettext_noop("“{field}” is empty. Leave it out, or give it a value."),
                field=name,
            )
    filters = spec.filters(request.query_params, queryset=rows, request=request)
    if not filters.is_valid():
        name, messages = next(iter(filters.errors.items()))
        raise Invalid(
            "bad_filter",
            gettext_noop("“{field}”: {reason}"),
            field=name,
            reason=" ".join(messages),
        )
    return filters.qs  # type: ignore[no-any-return] # the library has no types


def _one(spec: Operation, request: Request, found: Any) -> Response:
    assert spec.gives is not None  # noqa: S101 - a declaration of ours
    tag = preconditions.tag_of(found)
    headers = {"ETag": tag} if tag else {}
    if tag and request.method in SAFE and preconditions.is_known(request, tag):
        return Response(status=304, headers=headers)
    if spec.location:
        headers["Location"] = reverse(f"api:{spec.location}", args=[found.pk])
    return Response(spec.gives(found, many=spec.is_list).data, spec.status, headers=headers)


def _require_known_query(request: Request, spec: Operation) -> None:
    known = [*filter_names(spec.filters), *(parameter.name for parameter in spec.query)]
    if spec.pages is not None:
        known.extend(spec.pages.parameters)
    for name in request.query_params:
        if name not in known:
            raise Invalid(
                "unknown_parameter",
                gettext_noop("There is no parameter “{field}” here. Known: {known}."),
                field=name[:80],
                known=", ".join(known) or "–",
            )
