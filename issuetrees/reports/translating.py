"""The one way to translate: who may edit an engagement says its texts in another language."""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction

from issuetrees.accounts.models import Language, User
from issuetrees.core.errors import Invalid
from issuetrees.core.limits import TRANSLATED_AT_ONCE
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import lines
from issuetrees.reports.models import Translation
from issuetrees.reports.read import report as get_report
from issuetrees.reports.translations import digest_of
from issuetrees.workspaces import access, audit
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import Engagement

LONGEST: Final = 100_000
_check = lines(LONGEST)


@transaction.atomic
def translate(*, actor: User, report_id: uuid.UUID, texts: Mapping[str, str]) -> None:
    """Keep texts in the language of a report, by what they translate; "" takes one back."""
    report = get_report(actor, report_id)
    access.require(actor, Action.EDIT, report.engagement.workspace_id)
    engagement = Engagement.objects.select_for_update().get(pk=report.engagement_id)
    if not texts:
        return
    _require_other(engagement, report.language)
    if len(texts) > TRANSLATED_AT_ONCE:
        raise Invalid(
            "too_many",
            gettext_noop("At most {limit} texts at once."),
            limit=TRANSLATED_AT_ONCE,
        )
    for source, text in texts.items():
        _keep(engagement, report.language, _check("source", source), _check("text", text))
    audit.note_of(report, "translated", actor=actor, engagement=engagement, count=len(texts))


def copy_translations(source: Engagement, target: Engagement) -> None:
    """Copy the translations of an engagement; call it inside the transaction."""
    rows = Translation.objects.filter(engagement=source)
    Translation.objects.bulk_create(
        Translation(
            engagement=target,
            language=row.language,
            source=row.source,
            digest=row.digest,
            text=row.text,
        )
        for row in rows
    )


def _require_other(engagement: Engagement, language: str) -> None:
    if language == engagement.language:
        raise Invalid(
            "same_language",
            gettext_noop(
                "The report is in the language of the engagement ({language}): there is nothing "
                "to translate."
            ),
            language=str(Language(language).label),
        )


def _keep(engagement: Engagement, language: str, source: str, text: str) -> None:
    own: dict[str, Any] = {
        "engagement": engagement,
        "language": language,
        "digest": digest_of(source),
    }
    if text:
        Translation.objects.update_or_create(**own, defaults={"source": source, "text": text})
    else:
        Translation.objects.filter(**own).delete()
