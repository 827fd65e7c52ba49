"""Routes of reports and exports; all for signed-in people."""

from issuetrees.web import export_pages, report_outline, report_pages
from issuetrees.web.frame.routes import closed

urlpatterns = [
    closed("engagements/<uuid:engagement_id>/reports/", report_pages.reports, "reports"),
    closed("engagements/<uuid:engagement_id>/reports/new/", report_pages.new, "report_new"),
    closed("reports/<uuid:report_id>/", report_pages.report, "report"),
    closed("reports/<uuid:report_id>/text/", report_pages.save_text, "report_text"),
    closed("reports/<uuid:report_id>/sections/", report_pages.save_sections, "report_sections"),
    closed("reports/<uuid:report_id>/outline/", report_outline.outline, "report_outline"),
    closed("reports/<uuid:report_id>/export/", export_pages.order, "report_export"),
    closed("exports/<uuid:export_id>/", export_pages.export, "export"),
    closed("exports/<uuid:export_id>/cancel/", export_pages.cancel, "export_cancel"),
    closed("exports/<uuid:export_id>/retry/", export_pages.retry, "export_retry"),
    closed("exports/<uuid:export_id>/file/", export_pages.download, "export_file"),
]
