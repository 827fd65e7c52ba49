"""Mail to whoever asked for a file, when it is done and they want to hear of it."""

from collections.abc import Iterator

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from issuetrees.core.errors import NotFound
from issuetrees.core.text import cut
from issuetrees.kit.sentences import fill
from issuetrees.reports import read
from issuetrees.reports.models import Export

_TITLE = 80  # characters of the report's title in a subject


def done(export: Export) -> Iterator[EmailMessage]:
    """Yield the mail on a finished export, unless nobody waits who may still see it."""
    person = export.requested_by
    if not export.mail_site or person is None or not person.is_active:
        return
    try:
        found = read.export(person, export.pk)
    except NotFound:
        return
    base = settings.PUBLIC_URL or export.mail_site.rstrip("/")
    with override(person.language):
        title = " ".join(found.report.title.split())
        words = {
            "title": title,
            "engagement": str(found.report.engagement),
            "name": found.file_name,
            "version": found.snapshot.version_id if found.snapshot else "",
            "link": f"{base}{reverse('web:report', args=[found.report_id])}#files",
        }
        subject = fill(gettext("The file is done: {title}"), title=cut(title, _TITLE))
        body = render_to_string("reports/done.txt", words)
        yield EmailMessage(subject, body, to=[person.email])
