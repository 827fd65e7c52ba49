"""Routes of reports and exports; all for signed-in people."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from issuetrees.web import export_pages, report_outline, report_pages


def _closed(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    return path(route, login_required(view), name=name)


urlpatterns = [
    _closed("engagements/<uuid:engagement_id>/reports/", report_pages.reports, "reports"),
    _closed("engagements/<uuid:engagement_id>/reports/new/", report_pages.new, "report_new"),
    _closed("reports/<uuid:report_id>/", report_pages.report, "report"),
    _closed("reports/<uuid:report_id>/text/", report_pages.save_text, "report_text"),
    _closed("reports/<uuid:report_id>/sections/", report_pages.save_sections, "report_sections"),
    _closed("reports/<uuid:report_id>/outline/", report_outline.outline, "report_outline"),
    _closed("reports/<uuid:report_id>/export/", export_pages.order, "report_export"),
    _closed("exports/<uuid:export_id>/", export_pages.export, "export"),
    _closed("exports/<uuid:export_id>/cancel/", export_pages.cancel, "export_cancel"),
    _closed("exports/<uuid:export_id>/retry/", export_pages.retry, "export_retry"),
    _closed("exports/<uuid:export_id>/file/", export_pages.download, "export_file"),
]
