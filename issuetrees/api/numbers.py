"""Numbers in a query: of revisions, and others."""

from typing import Final

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from issuetrees.api.operation import Words
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

MAX_NUMBER: Final = 2**31 - 1


def revision_parameter(
    name: str, description: Words, *, default: int | None = None, is_required: bool = False
) -> OpenApiParameter:
    """Describe a parameter that names a revision."""
    schema = {"type": "integer", "minimum": 0, "maximum": MAX_NUMBER}
    if default is not None:
        schema["default"] = default
    return OpenApiParameter(name, schema, description=description, required=is_required)


def revision_number(request: Request, name: str, default: str = "") -> int:
    """Return the number that the query gives, or raise Invalid."""
    given = request.query_params.get(name, default)
    if given.isascii() and given.isdigit() and len(given) <= 10 and int(given) <= MAX_NUMBER:
        return int(given)
    raise Invalid(
        "bad_revision",
        gettext_noop("“{field}” must be the number of a revision."),
        field=name,
    )


def whole_parameter(name: str, description: Words, default: int, most: int) -> OpenApiParameter:
    """Describe a parameter that is a whole number from 1."""
    schema = {"type": "integer", "minimum": 1, "maximum": most, "default": default}
    return OpenApiParameter(name, schema, description=description)


def whole_number(request: Request, name: str, default: int, most: int) -> int:
    """Return the whole number that the query gives, or raise Invalid."""
    given = request.query_params.get(name, str(default))
    if given.isascii() and given.isdigit() and len(given) <= 10 and 1 <= int(given) <= most:
        return int(given)
    raise Invalid(
        "bad_number",
        gettext_noop("“{field}” must be a whole number from 1 to {most}."),
        field=name,
        most=most,
    )
