"""People as the API shows them."""

from typing import Any

from rest_framework import serializers

from issuetrees.accounts.models import User
from issuetrees.api.serializer_fields import Answer


class Person(Answer):
    """A person, by id and name."""

    id = serializers.UUIDField()
    name = serializers.CharField(source="__str__")


def person(user: User | None) -> dict[str, Any] | None:
    """Return a person as JSON; None for somebody whose account is gone."""
    return {"id": str(user.pk), "name": str(user)} if user else None
