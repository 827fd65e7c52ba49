"""Routes of engagements and of the parts of their overview."""

from issuetrees.web.engagements import pages
from issuetrees.web.frame.routes import closed

urlpatterns = [
    closed("workspaces/<uuid:workspace_id>/engagements/new/", pages.new, "engagement_new"),
    closed("engagements/<uuid:engagement_id>/", pages.engagement, "engagement"),
    closed("engagements/<uuid:engagement_id>/findings/", pages.findings, "findings"),
    closed("engagements/<uuid:engagement_id>/leaders/", pages.leaders, "leaders"),
    closed("engagements/<uuid:engagement_id>/edit/", pages.edit, "engagement_edit"),
    closed("engagements/<uuid:engagement_id>/archive/", pages.archive, "engagement_archive"),
    closed("engagements/<uuid:engagement_id>/copy/", pages.copy, "engagement_copy"),
    closed("engagements/<uuid:engagement_id>/delete/", pages.delete, "engagement_delete"),
    closed("engagements/<uuid:engagement_id>/restore/", pages.restore, "engagement_restore"),
]
