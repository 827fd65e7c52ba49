"""Comments made before they had an app of their own are carried over, and back."""

from issuetrees.kit.models import new_id
from tests.migrating import ON_BOTH, Migrate

BEFORE = ("inquiry", "0001_comments")
AFTER = ("comments", "0001_tables")


@ON_BOTH
def test_comments_and_mentions_stay(migrate: Migrate) -> None:
    before = migrate(*BEFORE)
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Harbour")
    engagement = workspace.engagements.create(name="Brand")
    graph = engagement.graphs.create(title="Tree", kind="issue_tree")
    node = graph.nodes.create(id=new_id(), title="Why?", rank="5")
    user = before.get_model("accounts", "User").objects.create(email="anna@example.org")
    thread = graph.comments.create(node=node, author=user, text="Why so?")
    thread.replies.create(graph=graph, node=node, text="Because.").mentions.create(user=user)
    after = migrate(*AFTER)
    comments = after.get_model("comments", "Comment").objects
    assert sorted(comments.values_list("text", flat=True)) == ["Because.", "Why so?"]
    assert comments.get(pk=thread.pk).replies.get().mentions.get().user_id == user.pk
    again = migrate(*BEFORE)
    assert again.get_model("inquiry", "Comment").objects.get(pk=thread.pk).replies.count() == 1


def test_mentions_come_into_the_inbox_but_for_those_of_oneself(migrate: Migrate) -> None:
    before = migrate("comments", "0001_tables")
    users = before.get_model("accounts", "User").objects
    anna, boris = (users.create(email=f"{name}@example.org") for name in ("anna", "boris"))
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Harbour")
    graph = workspace.engagements.create(name="Brand").graphs.create(title="T", kind="issue_tree")
    node = graph.nodes.create(id=new_id(), title="Why?", rank="5")
    comment = graph.comments.create(node=node, author=anna, text="Why so?")
    for person in (anna, boris):
        comment.mentions.create(user=person)
    after = migrate("comments", "0002_inbox")
    entries = after.get_model("comments", "InboxEntry").objects
    assert list(entries.values_list("user_id", "comment_id", "kind")) == [
        (boris.pk, comment.pk, "mention")
    ]
