"""Routes of reports and exports; only what a shared link opens needs nobody to be signed in."""

from django.urls import path

from issuetrees.web.frame.routes import closed
from issuetrees.web.reports.pages import (
    brand,
    exports,
    links,
    pictures,
    preview,
    reports,
    shared,
    templates,
    translations,
)

urlpatterns = [
    closed("engagements/<uuid:engagement_id>/reports/", reports.reports, "reports"),
    closed("engagements/<uuid:engagement_id>/reports/new/", reports.new, "report_new"),
    closed(
        "reports/<uuid:report_id>/translations/",
        translations.translations,
        "report_translations",
    ),
    closed("reports/<uuid:report_id>/template/", templates.new, "report_template_new"),
    closed(
        "workspaces/<uuid:workspace_id>/report-templates/", templates.templates, "report_templates"
    ),
    closed("report-templates/<uuid:template_id>/", templates.rename, "report_template"),
    closed(
        "report-templates/<uuid:template_id>/delete/", templates.delete, "report_template_delete"
    ),
    closed("workspaces/<uuid:workspace_id>/brand/", brand.workspace, "brand"),
    closed("engagements/<uuid:engagement_id>/brand/", brand.engagement, "engagement_brand"),
    closed("engagements/<uuid:engagement_id>/pictures/", pictures.keep, "pictures"),
    closed("engagements/<uuid:engagement_id>/pictures/<slug:digest>/", pictures.show, "picture"),
    closed("reports/<uuid:report_id>/", reports.report, "report"),
    closed("reports/<uuid:report_id>/delete/", reports.delete, "report_delete"),
    closed("reports/<uuid:report_id>/text/", reports.save_text, "report_text"),
    closed("reports/<uuid:report_id>/sections/", reports.save_sections, "report_sections"),
    closed("reports/<uuid:report_id>/sections/new/", reports.new_section, "report_section_new"),
    closed("reports/<uuid:report_id>/outline/", reports.outline, "report_outline"),
    closed("reports/<uuid:report_id>/preview/", preview.preview, "report_preview"),
    closed("reports/<uuid:report_id>/preview/<slug:key>/", preview.piece, "report_piece"),
    closed(
        "reports/<uuid:report_id>/preview/<slug:key>/<int:number>-<int:width>.webp",
        preview.picture,
        "report_picture",
    ),
    closed(
        "reports/<uuid:report_id>/drawings/<slug:section_id>-<int:number>.<slug:form>",
        preview.drawing,
        "report_drawing",
    ),
    closed("reports/<uuid:report_id>/export/", exports.order, "report_export"),
    closed("reports/<uuid:report_id>/links/", links.links, "report_links"),
    closed("links/<uuid:link_id>/revoke/", links.revoke, "link_revoke"),
    path("shared/<str:token>/", shared.shared, name="shared"),
    path("shared/<str:token>/file/", shared.download, name="shared_file"),
    closed("v/<slug:version_id>/", exports.version, "report_version"),
    closed("exports/<uuid:export_id>/", exports.export, "export"),
    closed("exports/<uuid:export_id>/changes/", exports.changes, "export_changes"),
    closed("exports/<uuid:export_id>/cancel/", exports.cancel, "export_cancel"),
    closed("exports/<uuid:export_id>/retry/", exports.retry, "export_retry"),
    closed("exports/<uuid:export_id>/file/", exports.download, "export_file"),
]
