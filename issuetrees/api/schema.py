"""The OpenAPI document, written from the declarations of the endpoints."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from issuetrees.api import errors, pagination
from issuetrees.api.filters import YesNoFilter
from issuetrees.api.meanings import meaning
from issuetrees.api.operation import Operation
from issuetrees.api.serializer_fields import Answer, Strict, Text

_HEADER: Final = OpenApiParameter.HEADER
_QUERY: Final = OpenApiParameter.QUERY
_FILTER_TYPES: Final = (
    (filters.UUIDFilter, {"type": "string", "format": "uuid"}),
    (filters.DateFilter, {"type": "string", "format": "date"}),
)


class WrongField(Answer):
    """A field that is wrong, and why."""

    field = serializers.CharField(help_text=_("Path of the field, such as levels.0.title."))
    code = serializers.CharField()
    detail = serializers.CharField()


class Problem(Answer):
    """What was refused, in words and for programs (RFC 9457)."""

    title = serializers.CharField(help_text=_("The status in words."))
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text=_("A sentence to act on."))
    code = serializers.CharField(help_text=_("Stable, made for programs."))
    details = serializers.DictField(help_text=_("Particulars: field, line, ids, who and when."))
    errors = WrongField(many=True, required=False)  # type: ignore[assignment]


class OperationSchema(AutoSchema):
    """Reads the ``Operation`` of the method at hand."""

    @property
    def _spec(self) -> Operation:
        method = getattr(self.view, self.method.lower())
        spec: Operation = method.spec
        return spec

    def get_operation_id(self) -> str:
        return self._spec.name

    def get_summary(self) -> str:
        return str(self._spec.summary)

    def get_description(self) -> str:  # type: ignore[override] # as the library has it
        scope = _("Scope of the token: {scope}.").format(scope=f"`{self._spec.scope.value}`")
        return "\n\n".join(part for part in (str(self._spec.notes), scope) if part)

    def get_tags(self) -> list[str]:
        return [str(getattr(self.view, "tag", ""))]

    def get_auth(self) -> list[dict[str, list[str]]]:
        return [{"token": []}, {"session": []}]

    def get_request_serializer(self) -> Any:
        spec = self._spec
        return spec.takes(partial=spec.is_partial) if spec.takes else None

    def get_response_serializers(self) -> Any:
        spec = self._spec
        found: dict[Any, Any] = {}
        if not spec.answers:
            found[spec.status if spec.gives else 204] = self._good()
        found.update(spec.answers)
        if self.method == "GET" and spec.has_tag:
            found[304] = OpenApiResponse(description=_("Not changed since that ETag."))
        for status in self._problems():
            found[status, errors.MEDIA_TYPE] = OpenApiResponse(
                Problem, description=_english(status)
            )
        return found

    def _good(self) -> Any:
        spec = self._spec
        if spec.gives is None:
            return OpenApiResponse(description=_("Done."))
        if spec.pages is None:
            return spec.gives(many=spec.is_list)
        fields = {
            "items": spec.gives(many=True),
            "next": serializers.CharField(
                allow_null=True, help_text=_("Address of the next page, or null.")
            ),
        }
        return inline_serializer(f"{spec.gives.__name__}Page", fields)

    def _problems(self) -> list[int]:
        spec = self._spec
        found = {400, 401, 403, 429, *spec.problems}
        if "{" in self.path:
            found.add(404)
        if spec.takes:
            found |= {413, 415}
        if spec.is_versioned:
            found |= {412, 428}
        if spec.is_replayable or spec.has_commit_key:
            found.add(409)
        return sorted(found)

    def get_override_parameters(self) -> list[Any]:
        spec = self._spec
        found = [*spec.query, *self._filters()]
        if spec.pages is not None:
            found.extend(_page(spec.pages))
        if spec.is_replayable or spec.has_commit_key:
            found.append(_IDEMPOTENCY)
        if spec.is_versioned:
            found.append(_IF_MATCH)
        if spec.has_tag:
            found.append(_etag([200, 201]))
            if self.method == "GET":
                found.append(_IF_NONE_MATCH)
        if spec.location:
            found.append(_LOCATION)
        return found

    def _filters(self) -> list[OpenApiParameter]:
        filter_set = self._spec.filters
        if filter_set is None:
            return []
        return [
            OpenApiParameter(
                name,
                _filter_type(one),
                _QUERY,
                description=str(one.label or meaning("", name) or ""),
            )
            for name, one in filter_set.base_filters.items()
        ]

    def _map_basic_serializer(self, serializer: Any, direction: str) -> Any:
        mapped = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        shape = serializer if isinstance(serializer, type) else type(serializer)
        if issubclass(shape, Strict):
            mapped["additionalProperties"] = False
        mapped["properties"] = {
            name: _one_text(field) for name, field in mapped.get("properties", {}).items()
        }
        return mapped

    def _map_serializer_field(
        self, field: Any, direction: str, bypass_extensions: bool = False
    ) -> Any:
        mapped = super()._map_serializer_field(  # type: ignore[no-untyped-call]
            field, direction, bypass_extensions
        )
        if isinstance(field, Text) and direction == "request" and mapped:
            mapped["pattern"] = field.pattern
        return mapped


def _filter_type(one: Any) -> Any:
    if isinstance(one, YesNoFilter):
        return {"type": "boolean"}
    if isinstance(one, filters.ChoiceFilter):
        return {"type": "string", "enum": [value for value, _ in one.extra["choices"]]}
    for kind, mapped in _FILTER_TYPES:
        if isinstance(one, kind):
            return mapped
    return {"type": "string", "minLength": 1}


def _one_text(field: dict[str, Any]) -> dict[str, Any]:
    """Join what the library splits: a text with a pattern, and an empty one; ours fits both."""
    options = field.get("oneOf", ())
    full = [one for one in options if one.get("maxLength") != 0]
    if len(options) != 2 or len(full) != 1:
        return field
    rest = {name: value for name, value in field.items() if name != "oneOf"}
    return {**rest, **full[0]}


def _english(status: int) -> str:
    return str(errors.TITLES[status])


def _etag(statuses: list[int]) -> OpenApiParameter:
    return OpenApiParameter(
        "ETag", str, _HEADER, response=statuses, description=_("The version, for If-Match.")
    )


def _page(paging: pagination.Paging) -> list[OpenApiParameter]:
    names = list(paging.orders)
    order = {"type": "string", "enum": names, "default": names[0]}
    said = " ".join(str(_ORDERS[name]) for name in names)
    return [
        *_PAGE,
        _LINK,
        OpenApiParameter("order", order, _QUERY, description=said),
        *([_UPDATED_AFTER] if paging.has_updates else []),
    ]


_ORDERS: Final = {
    "oldest": _("oldest: made first."),
    "newest": _("newest: made last."),
    "updated": _("updated: longest unchanged first, which suits updated_after."),
    "rank": _("rank: as people have put them."),
    "due": _("due: the earliest day first, those without one last."),
}
_UPDATED_AFTER: Final = OpenApiParameter(
    "updated_after",
    {"type": "string", "format": "date-time"},
    _QUERY,
    description=_("Made or changed after this moment only. What was deleted is not told."),
)
_LINK: Final = OpenApiParameter(
    "Link",
    str,
    _HEADER,
    response=[200],
    description=_("Absolute address of the next page (rel=next)."),
)
_PAGE: Final = (
    OpenApiParameter("cursor", str, _QUERY, description=_("From “next” of the page before.")),
    OpenApiParameter(
        "page_size",
        {
            "type": "integer",
            "minimum": 1,
            "maximum": pagination.MAX_SIZE,
            "default": pagination.DEFAULT_SIZE,
        },
        _QUERY,
        description=_("How many items a page has."),
    ),
)
_IDEMPOTENCY: Final = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[A-Za-z0-9._:-]{1,64}$"},
    _HEADER,
    description=_("Sent again with the same body it repeats the first answer."),
)
_IF_MATCH: Final = OpenApiParameter(
    "If-Match", str, _HEADER, required=True, description=_("The ETag that you read last, or *.")
)
_IF_NONE_MATCH: Final = OpenApiParameter(
    "If-None-Match", str, _HEADER, description=_("The ETag that you have.")
)
_LOCATION: Final = OpenApiParameter(
    "Location", str, _HEADER, response=[201, 202], description=_("Address of what was made.")
)
