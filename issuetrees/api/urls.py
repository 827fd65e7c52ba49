"""Routes of the API and of its reference."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from issuetrees.api import errors, reference
from issuetrees.api.resources import (
    assessors,
    cases,
    comments,
    commits,
    copies,
    deletions,
    disproofs,
    engagements,
    exports,
    findings,
    gates,
    goals,
    graphs,
    history,
    imports,
    inbox,
    initiative_tables,
    initiatives,
    me,
    nodes,
    outlines,
    questions,
    reports,
    scores,
    search,
    splits,
    templates,
    waivers,
    word_lists,
    workspaces,
)

app_name = "api"
Routes = list[URLPattern | URLResolver]

_workspaces: Routes = [
    path("me", me.WhoAmI.as_view()),
    path("me/questions", questions.OwnQuestions.as_view()),
    path("search", search.Search.as_view()),
    path("workspaces", workspaces.Workspaces.as_view()),
    path("workspaces/<uuid:workspace_id>", workspaces.OneWorkspace.as_view(), name="workspace"),
    path("workspaces/<uuid:workspace_id>/members", workspaces.Members.as_view()),
    path("workspaces/<uuid:workspace_id>/invitations", workspaces.Invitations.as_view()),
    path("workspaces/<uuid:workspace_id>/invitations/mail", workspaces.MailInvitations.as_view()),
    path("invitations/<uuid:invitation_id>/resend", workspaces.ResendInvitation.as_view()),
    path("workspaces/<uuid:workspace_id>/word-lists", word_lists.WordLists.as_view()),
    path("word-lists/<uuid:word_list_id>", word_lists.OneWordList.as_view(), name="word_list"),
    path("workspaces/<uuid:workspace_id>/audit", workspaces.Audit.as_view()),
    path("workspaces/<uuid:workspace_id>/engagements", engagements.WorkspaceEngagements.as_view()),
    path("members/undo", workspaces.UndoMember.as_view()),
    path("members/<uuid:member_id>", workspaces.OneMember.as_view()),
    path("invitations/accept", workspaces.AcceptInvitation.as_view()),
    path("invitations/<uuid:invitation_id>", workspaces.OneInvitation.as_view()),
    path("engagements", engagements.Engagements.as_view()),
    path(
        "engagements/<uuid:engagement_id>", engagements.OneEngagement.as_view(), name="engagement"
    ),
]
_graphs: Routes = [
    path("engagements/<uuid:engagement_id>/copies", copies.EngagementCopies.as_view()),
    path("engagements/<uuid:engagement_id>/graphs", graphs.EngagementGraphs.as_view()),
    path("graphs/<uuid:graph_id>", graphs.OneGraph.as_view(), name="graph"),
    path("graphs/<uuid:graph_id>/copies", copies.GraphCopies.as_view()),
    path("graphs/<uuid:graph_id>/records", graphs.GraphRecords.as_view()),
    path("graphs/<uuid:graph_id>/findings", findings.GraphFindings.as_view()),
    path("graphs/<uuid:graph_id>/waivers", waivers.GraphWaivers.as_view()),
    path("waivers/<uuid:waiver_id>", waivers.OneWaiver.as_view(), name="waiver"),
    path("disproofs", disproofs.Disproofs.as_view()),
    path("graphs/<uuid:graph_id>/nodes", nodes.GraphNodes.as_view()),
    path("graphs/<uuid:graph_id>/nodes/<uuid:node_id>", nodes.OneNode.as_view()),
    path("graphs/<uuid:graph_id>/nodes/<uuid:node_id>/cases", cases.NodeCases.as_view()),
    path(
        "graphs/<uuid:graph_id>/nodes/<uuid:node_id>/split-labels",
        splits.NodeSplitLabels.as_view(),
    ),
    path("graphs/<uuid:graph_id>/links", nodes.GraphLinks.as_view()),
    path("graphs/<uuid:graph_id>/commits", commits.GraphCommits.as_view()),
    path("graphs/<uuid:graph_id>/changes", commits.GraphChanges.as_view()),
    path("graphs/<uuid:graph_id>/history", history.GraphHistory.as_view()),
    path("graphs/<uuid:graph_id>/comparison", history.GraphComparison.as_view()),
    path("graphs/<uuid:graph_id>/undo", commits.GraphUndo.as_view()),
    path("graphs/<uuid:graph_id>/outline", outlines.GraphOutline.as_view()),
    path("graphs/<uuid:graph_id>/imports", imports.GraphImports.as_view()),
    path("graphs/<uuid:graph_id>/layout", imports.GraphLayout.as_view()),
    path("graphs/<uuid:graph_id>/templates", templates.GraphTemplates.as_view()),
    path("outline", outlines.OutlinePreview.as_view()),
    path("templates", templates.Templates.as_view()),
    path("templates/<slug:template_name>", templates.OneTemplate.as_view()),
]
_comments: Routes = [
    path("graphs/<uuid:graph_id>/comments", comments.GraphComments.as_view()),
    path("graphs/<uuid:graph_id>/comments/counts", comments.GraphCommentCounts.as_view()),
    path("comments/<uuid:comment_id>", comments.OneComment.as_view(), name="comment"),
    path("comments/<uuid:comment_id>/resolve", comments.ResolveComment.as_view()),
    path("comments/<uuid:comment_id>/reopen", comments.ReopenComment.as_view()),
    path("comments/<uuid:comment_id>/restore", comments.RestoreComment.as_view()),
    path("inbox", inbox.Inbox.as_view()),
    path("inbox/done", inbox.FinishInbox.as_view()),
    path("inbox/reopen", inbox.ReopenInbox.as_view()),
    path("inbox/<uuid:entry_id>", inbox.OneInboxEntry.as_view()),
]
_scoring: Routes = [
    path("engagements/<uuid:engagement_id>/goals", goals.Goals.as_view()),
    path("graphs/<uuid:graph_id>/goals", goals.GraphGoals.as_view()),
    path("engagements/<uuid:engagement_id>/criteria", goals.Criteria.as_view()),
    path("goals/<uuid:goal_id>", goals.OneGoal.as_view(), name="goal"),
    path("goals/<uuid:goal_id>/move", goals.MoveGoal.as_view()),
    path("goals/<uuid:goal_id>/criteria", goals.GoalCriteria.as_view()),
    path("criteria/<uuid:criterion_id>", goals.OneCriterion.as_view(), name="criterion"),
    path("criteria/<uuid:criterion_id>/move", goals.MoveCriterion.as_view()),
    path("engagements/<uuid:engagement_id>/gates", gates.Gates.as_view()),
    path("engagements/<uuid:engagement_id>/verdicts", gates.Verdicts.as_view()),
    path("gates/<uuid:gate_id>", gates.OneGate.as_view(), name="gate"),
    path("gates/<uuid:gate_id>/verdicts/<uuid:initiative_id>", gates.OneVerdict.as_view()),
    path("engagements/<uuid:engagement_id>/initiatives", initiatives.Initiatives.as_view()),
    path(
        "engagements/<uuid:engagement_id>/initiatives/table",
        initiative_tables.InitiativeTable.as_view(),
    ),
    path(
        "engagements/<uuid:engagement_id>/initiatives/table/preview",
        initiative_tables.InitiativeTablePreview.as_view(),
        name="initiatives_preview",
    ),
    path(
        "initiatives/<uuid:initiative_id>", initiatives.OneInitiative.as_view(), name="initiative"
    ),
    path("engagements/<uuid:engagement_id>/assessors", assessors.Assessors.as_view()),
    path("assessors/<uuid:assessor_id>", assessors.OneAssessor.as_view(), name="assessor"),
    path("assessors/<uuid:assessor_id>/finish", assessors.FinishedSheet.as_view()),
    path("engagements/<uuid:engagement_id>/scores", scores.Scores.as_view()),
    path("engagements/<uuid:engagement_id>/results", scores.EngagementResults.as_view()),
    path("scores/<uuid:score_id>", scores.OneScore.as_view()),
    path("deletions", deletions.Deletions.as_view()),
    path("deletions/<uuid:deletion_id>/restore", deletions.RestoreDeletion.as_view()),
]
_reports: Routes = [
    path("engagements/<uuid:engagement_id>/reports", reports.Reports.as_view()),
    path("report-kinds", reports.ReportKinds.as_view()),
    path("reports/<uuid:report_id>", reports.OneReport.as_view(), name="report"),
    path("reports/<uuid:report_id>/outline", reports.OneReportOutline.as_view()),
    path("reports/<uuid:report_id>/exports", exports.ReportExports.as_view()),
    path("versions/<slug:version_id>", exports.OneVersion.as_view()),
    path("exports/<uuid:export_id>", exports.OneExport.as_view(), name="export"),
    path("exports/<uuid:export_id>/changes", exports.ExportChanges.as_view()),
    path("exports/<uuid:export_id>/cancel", exports.CancelExport.as_view()),
    path("exports/<uuid:export_id>/retry", exports.RetryExport.as_view()),
    path("exports/<uuid:export_id>/file", exports.ExportFile.as_view(), name="export-file"),
]
v1: Routes = [*_workspaces, *_graphs, *_comments, *_scoring, *_reports]

urlpatterns: Routes = [
    path("", reference.page, name="reference"),
    path("v1/openapi.json", reference.document, name="document"),
    path("v1/", include(v1)),
    re_path("", errors.not_found),
]
