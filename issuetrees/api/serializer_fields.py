"""Serializers that take JSON at its word: nothing is coerced and unknown keys are refused."""

import base64
import math
import re
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final

from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.drainage import set_override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import fit, not_text, too_long, unprintable
from issuetrees.kit.sentences import fill, sentence

_BROKEN: Final = re.compile("[\x00\ud800-\udfff]")
# What JSON Schema should know of texts: which characters, and that something can be seen.
_ALLOWED: Final = r"^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff"
PRINTABLE: Final = rf"^[{_ALLOWED}]*$"
_SEEN: Final = rf"{_ALLOWED}\s\u202a-\u202e\u2066-\u2069"
NOT_BLANK: Final = rf"^[{_ALLOWED}]*[{_SEEN}][{_ALLOWED}]*$"
NO_NUL: Final = r"^[^\u0000]*$"

#: Words of the library that its Russian lacks; ours are taken.
_LACKED: Final = (
    gettext_noop("Ensure this field has at least {min_length} elements."),
    gettext_noop("Ensure this field has no more than {max_length} elements."),
)
#: Of calculated numbers; results are kept and compared with as many.
_DECIMALS: Final = 6


class Strict(serializers.Serializer[Any]):
    """A body: unknown keys are refused."""

    def to_internal_value(self, given: Any) -> Any:
        if isinstance(given, Mapping):
            unknown = [str(name)[:80] for name in given if name not in self.fields]
            if unknown:
                message = _("There is no such field. Known: {known}.").format(
                    known=", ".join(self.fields)
                )
                raise serializers.ValidationError(
                    {name: [serializers.ErrorDetail(message, "unknown")] for name in unknown}
                )
        return super().to_internal_value(given)


class Answer(serializers.Serializer[Any]):
    """What the API gives."""


class Kept(Answer):
    """What all rows that people edit have."""

    id = serializers.UUIDField()
    version = serializers.IntegerField(help_text=_("Grows with each change; its ETag."))
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class Calculation(serializers.FloatField):
    """A calculated number without the noise of binary fractions: six decimals, as it is kept."""

    def to_representation(self, value: Any) -> Any:
        return round(float(super().to_representation(value)), _DECIMALS)


class Text(serializers.CharField):
    """A string in normal form, without blanks around it; nothing that cannot be shown."""

    pattern = PRINTABLE

    def __init__(self, **options: Any) -> None:
        options.setdefault("allow_blank", True)
        super().__init__(**options)

    def run_validation(self, given: Any = serializers.empty) -> Any:
        # The library's own says in its words what is blank.
        return super(serializers.CharField, self).run_validation(given)

    def to_internal_value(self, given: Any) -> str:
        try:
            return self.checked(given)
        except Invalid as refused:
            raise serializers.ValidationError(sentence(refused), refused.code) from None

    def checked(self, given: Any) -> str:
        """Return the text as it is stored, or refuse it; blanks around it count."""
        limit = self.max_length or sys.maxsize
        if isinstance(given, str) and len(given) > limit:
            raise too_long(self.field_name or "", len(given), limit)
        return fit(
            self.field_name or "",
            given,
            limit=limit,
            is_required=not self.allow_blank,
            is_trimmed=self.trim_whitespace,
        )


class Title(Text):
    """A string with something in it."""

    pattern = NOT_BLANK

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_blank=False, **options)


class Pasted(Text):
    """A text from elsewhere, with whatever it brings but NUL and half surrogate pairs."""

    pattern = NO_NUL

    def checked(self, given: Any) -> str:
        if not isinstance(given, str):
            raise not_text(self.field_name or "")
        if _BROKEN.search(given):
            raise unprintable(self.field_name or "")
        return given


class Money(serializers.DecimalField):
    """An amount of money, as a string so that no cent is lost; ``whole`` digits before the point,
    as many as its check in ``write`` allows.
    """

    def __init__(self, whole: int = 13, **options: Any) -> None:
        super().__init__(max_digits=whole + 2, decimal_places=2, **options)
        pattern = rf"^[0-9]{{1,{whole}}}(\.[0-9]{{1,2}})?$"
        set_override(self, "field", {"type": "string", "pattern": pattern})
        self._most = Decimal(10) ** whole - Decimal("0.01")

    def to_internal_value(self, given: Any) -> Decimal:
        if not isinstance(given, str) or not re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", given):
            raise serializers.ValidationError(
                _("Send an amount of 0 or more as a string, such as 4000000.00."), "bad_amount"
            )
        if (found := Decimal(given)) > self._most:
            message = fill(gettext("Use a number from 0 to {most}."), most=self._most)
            raise serializers.ValidationError(message, "out_of_range")
        return found


class Sum(serializers.DecimalField):
    """A sum of money that is calculated from others and may be larger than any of them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_digits=26, decimal_places=2, **options)


class Word(serializers.ChoiceField):
    """One of some words."""

    def to_internal_value(self, given: Any) -> str:
        if not isinstance(given, str):
            self.fail("invalid_choice", input=str(given)[:80])
        return str(super().to_internal_value(given))


def _say_bounds_anew(field: serializers.Field[Any, Any, Any, Any]) -> None:
    """Have bounds refuse in the language of each request: the library keeps that of the first."""
    for one in field.validators:
        if isinstance(one, MinValueValidator | MaxValueValidator):
            one.message = type(one).message


class Whole(serializers.IntegerField):
    """A whole number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        _say_bounds_anew(self)

    def to_internal_value(self, given: Any) -> int:
        if isinstance(given, float) and given.is_integer() and abs(given) < 2**53:
            given = int(given)  # JSON does not tell 1.0 from 1
        if not isinstance(given, int) or isinstance(given, bool):
            self.fail("invalid")
        return super().to_internal_value(given)


class Number(serializers.FloatField):
    """A finite number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        _say_bounds_anew(self)

    def to_internal_value(self, given: Any) -> float:
        if not isinstance(given, int | float) or isinstance(given, bool):
            self.fail("invalid")
        try:
            value = float(given)
        except OverflowError:
            self.fail("invalid")
        if not math.isfinite(value):
            self.fail("invalid")
        return value


class YesNo(serializers.BooleanField):
    """True or false."""

    default_error_messages: ClassVar = {"invalid": _("Send true or false.")}

    def to_internal_value(self, given: Any) -> bool:
        if not isinstance(given, bool):
            self.fail("invalid", input=str(given)[:80])
        return given


class Id(serializers.UUIDField):
    """A UUID in its usual writing."""

    default_error_messages: ClassVar = {"invalid": _("Send an id: a UUID in its usual writing.")}

    def to_internal_value(self, given: Any) -> Any:
        if not isinstance(given, str) or len(given) != 36:
            self.fail("invalid", value=str(given)[:80])
        return super().to_internal_value(given)


@extend_schema_field({"type": "string", "format": "byte"})
class Base64(serializers.Field):  # type: ignore[type-arg]
    """The bytes of a file, in Base64."""

    def to_internal_value(self, given: Any) -> bytes:
        try:
            return base64.b64decode(given.encode(), validate=True)
        except (AttributeError, ValueError):
            raise serializers.ValidationError(
                _("Send the file’s bytes in Base64."), "not_base64"
            ) from None


@extend_schema_field({"type": "string", "format": "binary"})
class Upload(serializers.Field):  # type: ignore[type-arg]
    """A file of a form."""

    def to_internal_value(self, given: Any) -> UploadedFile:  # type: ignore[type-arg]
        if not isinstance(given, UploadedFile):
            raise serializers.ValidationError(
                _("Send a file here, with its name: multipart/form-data."), "no_file"
            )
        return given
