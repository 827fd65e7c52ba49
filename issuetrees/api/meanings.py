"""What the fields of requests and answers mean, where their declaration does not say it.

A key is a field's name, or ``Shape.name`` where the same name means something else elsewhere.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Schema = dict[str, Any]
MEANINGS: Final[dict[str, Promise]] = {
    "RoundEdit.assessor_ids": _("Who is asked; empty for all assessors."),
    "closed_at": _("When it took no more; null while it does."),
    "criterion_ids": _("What is asked; empty for all criteria."),
    "initiative_ids": _("What is judged; empty for all initiatives."),
    "is_blind": _("Whether nobody sees others’ scores before it is revealed."),
    "is_locked": _("Whether goals and criteria stay as they are while it is open."),
    "opened_at": _("When people were asked first; null before."),
    "revealed_at": _("When all scores were shown to all; null before."),
    "round_id": _("The round of scoring."),
    "score_count": _("How many scores are given or declined."),
    "texts": _("Texts of the report, each with what it says in the other language."),
    "action": _("What was done, as one word such as goal_edited."),
    "actor": _("Who did it; null when their account is gone."),
    "after": _("The values of the later revision."),
    "answer": _("What the question is answered with, plain text."),
    "attempts": _("How often it was tried."),
    "base": _("The revision that you saw; refused if somebody has changed the same field since."),
    "before": _("The values of the earlier revision."),
    "before_id": _("The sibling before which it goes; null or left out: to the end."),
    "beside": _("Titles of all branches that were there when a person said that it is in none."),
    "by": _("A person’s name; of a case, who or what sorted it."),
    "by_assessor": _("The total by each assessor’s scores alone, 0 to 100, by their id."),
    "cancel_requested_at": _("When somebody asked to stop it; null otherwise."),
    "cases": _("Concrete cases that are tried on the split of the node."),
    "change": _("What the revision did: nodes and links added, updated and removed."),
    "code": _("Stable, made for programs."),
    "commands": _("Carried out in this order as one revision, all or none."),
    "cost_high": _("Highest cost, an amount in the engagement’s currency, such as 4000000.00."),
    "cost_likely": _("Likeliest cost, an amount in the engagement’s currency."),
    "cost_low": _("Lowest cost, an amount in the engagement’s currency."),
    "count": _("How many assessors are compared."),
    "coverage": _("The share of the weights for which there are scores, 0 to 1."),
    "days": _("For how many days it can be accepted."),
    "decisions": _(
        "What the client is asked to decide, one a line; its owner, day and sum in brackets at its "
        "end: “Start the festival (Anna Orlova; 15 Dec 2026; 85 M ₽)”."
    ),
    "depth": _("How deep below the first line; 0 is the top."),
    "detail": _("A sentence for people, in their language."),
    "details": _("Particulars, an object for programs."),
    "download": _("Address of the file; null until it is made."),
    "due_on": _("Day by which it is due, in the engagement’s time zone; null without one."),
    "errors": _("Each wrong field; empty when the request as a whole is refused."),
    "expires_at": _("After this moment it cannot be accepted."),
    "fields": _("Names of the fields concerned, with their values."),
    "first": _("The best of the places that equals share; 1 is the top."),
    "format": _("How the text was read, such as indented lines or numbers."),
    "from": _("The earlier revision."),
    "happened": _("What became of it: added, removed, moved, reworded, edited."),
    "has_scores": _("Whether scores and verdicts of gates are copied too."),
    "high": _("The highest of the assessors, in points."),
    "Ranked.high": _("The total if all missing scores were the best, 0 to 100."),
    "Ranked.low": _("The total if all missing scores were the worst, 0 to 100."),
    "initiative_kind": _("What its kind is called, such as campaign; a new title makes a kind."),
    "problem": _("What is wrong today that it would mend."),
    "audience": _("Whom it reaches."),
    "outcome": _("What came of it, once it is over."),
    "one_of": _("A group of initiatives of which only one is done; empty for none."),
    "PeriodCost.low": _("Lowest cost in the period, an amount in the engagement’s currency."),
    "PeriodCost.likely": _("Likeliest cost in the period, an amount in the engagement’s currency."),
    "PeriodCost.high": _("Highest cost in the period, an amount in the engagement’s currency."),
    "CostEdit.low": _("Lowest cost in the period, an amount in the engagement’s currency."),
    "CostEdit.likely": _("Likeliest cost in the period, an amount in the engagement’s currency."),
    "CostEdit.high": _("Highest cost in the period, an amount in the engagement’s currency."),
    "costs": _("What it costs by period; where there is any, its costs are the sums."),
    "efforts": _("How much work of which team it takes, in the unit of the team."),
    "requires": _("Initiatives without which it is not done."),
    "excludes": _("Initiatives that are not done along with it; the other way round, too."),
    "period_id": _("A period of the engagement."),
    "team_id": _("A team of the engagement."),
    "amount": _("How much, as a string such as 12.50."),
    "kind_id": _("Its kind; null for none."),
    "in": _("Titles of the branches into which a person put it; an empty list: it is in none."),
    "is_archived": _("Put away: readable, not to be changed."),
    "is_beyond": _("True says that a value beyond the scale is meant."),
    "is_complete": _("False where more follow: ask again after the last one."),
    "is_on": _("Whether the report prints it."),
    "is_vetoed": _("Whether a gate stops it, whatever its score."),
    "is_whole": _("False leaves out the template’s top line."),
    "key": _("Chosen by the sender, unique; sent again it changes nothing twice."),
    "TemplateStage.key": _("Its name within the template, which arrows refer to."),
    "kind": _("Which sort it is."),
    "last": _("The worst of the places that equals share."),
    "line": _("Number of the line in the text, from 1."),
    "link_fields": _("Names of the columns of links, in order."),
    "listed": _("The cases, in their order."),
    "low": _("The lowest of the assessors, in points."),
    "marks": _("One of each text, to be sent back as “seen”."),
    "mention_ids": _("Members whom the text mentions; each gets a mail."),
    "message": _("A sentence in the reader’s language."),
    "missing": _("Scores that are not there, and why."),
    "node_fields": _("Names of the columns of nodes, in order."),
    "node_id": _("The question or stage that it belongs to; null without one."),
    "node_kind": _("Question or stage, as the graph’s kind has it."),
    "none_found": _("Who looked for a case that falls nowhere, and found none; null: nobody."),
    "note": _("Plain text below the title."),
    "notices": _("Remarks on the input, none of which stops the ranking."),
    "old_verdict": _("How an earlier round judged it, in its words."),
    "on": _("On which day."),
    "open": _("Threads that nobody has settled."),
    "owner_id": _("The member who answers for it; null when nobody does."),
    "paper": _("What its pages stand on; “wide” is slides of 16:9."),
    "parent_id": _("The node that it stands under; null at the top."),
    "people": _("How many may join."),
    "points": _("What it adds to the total, in points of 0 to 100."),
    "priority": _("How urgent it is; null when nobody has said."),
    "progress": _("How far it is, 0 to 100."),
    "progress_label": _("What is being done, in the reader’s language."),
    "prune_reason": _("Why the branch is not looked into any more."),
    "rank": _("Its place among its siblings: ordered as plain text."),
    "Ranked.rank": _("Its place, or the places that equals share; null without a total."),
    "raw": _("The weight as people typed it, before shares are worked out."),
    "reason": _("Why, in the words of whoever said it."),
    "MissingScore.reason": _("Why it is missing, a word for programs."),
    "resolved": _("Threads that are settled."),
    "revision": _("Number of the change; each commit adds one."),
    "NewImport.root": _("Title of a new top line to put above the text."),
    "NewInsertion.root": _("Title of a new top line in place of the template’s."),
    "scopes": _("Of the token at hand; null when signed in."),
    "sd": _("Standard deviation of the assessors, in points; null for fewer than two."),
    "seen": _("The marks that you saw; a piece changed since is refused."),
    "share": _("Share in the whole, 0 to 1; null without criteria."),
    "share_of_goal": _("Share in its goal, 0 to 1."),
    "source": _("Where the arrow begins: the key of a stage."),
    "source_id": _("Where the link begins: id of a node."),
    "split": _("By what the node is divided, in words."),
    "split_kind": _("How it is divided: what a check of completeness goes by."),
    "spread": _("How far apart the assessors are; null for fewer than two."),
    "status": _("How far the work on it is."),
    "Problem.status": _("The HTTP status."),
    "stage": _("Mark of the stage of work that the report names."),
    "summary": _("In a sentence, in the reader’s language."),
    "target": _("Where the arrow ends: the key of a stage."),
    "target_id": _("What it is about: id of that thing, or of the node where a link ends."),
    "target_kind": _("Which sort of thing it is about."),
    "text": _("Plain text."),
    "thread_id": _("The comment that opens the thread; left out, a new one is opened."),
    "ticket": _("As the answer to the change gave it in “undo”; it holds for an hour."),
    "to": _("The later revision."),
    "token": _("Opens the invitation; shown once."),
    "total": _("Points over what is known, 0 to 100; null without any score."),
    "track": _("The lane of a stage map in which it stands."),
    "undo": _("A ticket for members/undo that holds for an hour; empty where nothing changed."),
    "unit": _("In what values are given, such as days; for people only."),
    "updated_at": _("When it was changed last, in UTC."),
    "user_id": _("The member whose sheet it is; null for somebody without an account."),
    "Node.unit": _("In what the value is given: a currency, %, people."),
    "Node.value": _("How much it is: the sum, number or share that the question is about."),
    "value": _("On the scale of the criterion, between worst and best."),
    "Goal.parent_id": _("The goal that it is a part of; null at the top."),
    "NewGoal.parent_id": _("The goal that it is a part of; null at the top."),
    "GoalPlace.parent_id": _("The goal that it becomes a part of, null for the top."),
    "Gate.stage": _("Gates of one stage stand together; its threshold is its minimum."),
    "GateState.stage": _("Gates of one stage stand together; its threshold is its minimum."),
    "GateEdit.stage": _("Gates of one stage stand together; its threshold is its minimum."),
    "GateState.points": _("Points that it is decided by; null where people decide."),
    "needed": _("Points that are needed; null where people decide."),
    "rule": _("How the verdicts of several people make one."),
    "decider_ids": _("Users who decide it, each by name; none: whoever may edit."),
    "Gate.criterion_ids": _("Criteria that a threshold is over, together by their weights."),
    "GateEdit.criterion_ids": _("Criteria that a threshold is over, together by their weights."),
    "measure": _("Whether the minimum is told in points or as a value of the criterion."),
    "minimum": _("What a threshold asks for at least; null for a question."),
    "kind_ids": _("Kinds of initiatives that it applies to; none: to all."),
    "assessor_ids": _("Assessors who score it; none: all of them."),
    "curve": _(
        "The value function of a number or a sum of money, from the lowest value to the highest;"
        " without one it is a straight line."
    ),
    "CurvePoint.points": _("What the value is worth, 0 to 100."),
    "NewCurvePoint.points": _("What the value is worth, 0 to 100."),
    "Level.points": _("What the level is worth, 0 to 100; null: even steps by value."),
    "NewLevel.points": _("What the level is worth, 0 to 100; null: even steps by value."),
    "Criterion.missing": _("What a score stands for that is not there."),
    "NewCriterion.missing": _("What a score stands for that is not there."),
    "CriterionPoints.value": _("0 for the worst to 100 for the best; null while it is missing."),
    "GoalPoints.value": _("0 for the worst to 100 for the best; null while it is missing."),
    "verdicts": _("How each split is judged, by the id of its node."),
    "version": _("Grows with each change; its ETag."),
    "weight": _("Counts in proportion to its siblings; any number from 0."),
    "worst": _("The value that is worth 0 points."),
    "best": _("The value that is worth 100 points."),
    "role": _("What they may do in the workspace; owners manage members."),
    "state": _("How far it is."),
    "Score.state": _("Whether there is a value, it is unknown, or the criterion does not apply."),
    "ScoreCell.state": _("What is known of it; null clears the cell."),
    "CriterionPoints.state": _("Whether its scores are there, missing, or do not apply."),
    "side": _("Whom it speaks to."),
    "Finding.side": _("What it is about: overlaps, gaps, shape or wording."),
    "verdict": _("Passes, or a veto; null while nobody has decided."),
    "Finding.verdict": _("What is known on that side; advice proves nothing."),
    "exhaustive": _("Whether the parts are all that there is."),
    "exclusive": _("Whether no part overlaps another."),
    "currency": _("Of all costs, ISO 4217."),
    "time_zone": _("Says which day it is here."),
    "x": _("Place on the drawing to the right, in pixels at 100 %; null: laid out by itself."),
    "y": _("Place on the drawing downwards, in pixels at 100 %; null: laid out by itself."),
}  # fmt: skip


def add(result: Schema, **_options: Any) -> Schema:
    """Say in a document what each field means that says nothing of itself."""
    for shape, name, field in fields(result):
        if "description" not in field and (said := meaning(shape, name)):
            field["description"] = str(said)
    return result


def meaning(shape: str, name: str) -> Promise | None:
    """Return what a field of a shape means, if its name alone does not say it."""
    return MEANINGS.get(f"{shape.removeprefix('Patched')}.{name}") or MEANINGS.get(name)


def fields(document: Schema) -> Iterator[tuple[str, str, Schema]]:
    """Yield each field with its shape and name, those inside other fields too."""
    for shape, schema in document["components"]["schemas"].items():
        yield from _fields(shape, schema)


def _fields(shape: str, schema: Schema) -> Iterator[tuple[str, str, Schema]]:
    for name, field in schema.get("properties", {}).items():
        yield shape, name, field
        yield from _fields(shape, field)
    for inner in [*schema.get("oneOf", ()), schema.get("items")]:
        if isinstance(inner, dict):
            yield from _fields(shape, inner)
