"""The guide of the API: what holds for all operations. The reference and ``docs/api.md`` show it.

What stands in backticks is code. After a change ``python -m tests.api.make_guide`` writes it into
the document.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

TOKEN: Final = _(
    "Make a token in the product: your name, API tokens, New token. It is shown "
    "once. Send it with each request: `Authorization: Bearer it_…`. A token can "
    "do what its owner can, limited to its scopes."
)
#: Title and paragraphs of each part.
PARTS: Final[Sequence[tuple[Promise, Sequence[Promise]]]] = (
    (
        _("Bodies"),
        (
            _(
                "JSON in UTF-8, objects of at most 8 MiB. Unknown keys are refused, nothing "
                'is coerced (`"5"` is not a number). Ids are UUIDs, times RFC 3339 in UTC, '
                "amounts of money strings in the engagement’s `currency` (ISO 4217, roubles "
                "when left out). Results give exact numbers, and beside them `…_shown`: the "
                "text that page, CSV and PDF print, in your language, parts adding up."
            ),
        ),
    ),
    (
        _("Texts"),
        (
            _(
                "Kept in one form, so what you read may differ from what you sent: Unicode "
                "NFC, `\\n` between lines, without embeddings, overrides and isolates "
                "(U+202A–202E, U+2066–2069); no blanks around them, but in the fields of "
                "nodes and links. Limits count code points of that form. What does not fit is "
                "refused as `not_text`, `unprintable`, `missing` or `too_long`."
            ),
        ),
    ),
    (
        _("Refusals"),
        (
            _(
                "A refusal is `application/problem+json` (RFC 9457): `title` and `status`, "
                "`detail` for people in their language, `code` for programs, `details` with "
                "particulars, and `errors` that name each wrong field by its path "
                "(`levels.0.title`)."
            ),
        ),
    ),
    (
        _("Lists"),
        (
            _(
                "They come in pages: `items`, and `next` with the address of the next page or "
                'null; a `Link` header has it whole (`rel="next"`). `page_size` is 50 unless '
                "you ask for 1 to 200. The cursor in `next` is opaque, and belongs to its "
                "order. Filters stand in the reference; a parameter that is not known is "
                "refused."
            ),
            _(
                "`order` is one of those that the reference names for a list: `oldest` or "
                "`newest`, `rank` where people put things in order, `updated` where rows keep "
                "`updated_at`. There `updated_after` gives only what was made or changed "
                "since: read once, keep the latest `updated_at`, and ask again with "
                "`?order=updated&updated_after=2026-03-01T09:30:00Z`. What was deleted, or "
                "came back along with something else, is not told."
            ),
        ),
    ),
    (
        _("Versions"),
        (
            _(
                "What people edit has a `version`; its ETag comes with every answer. To "
                "change or delete it, send that ETag in `If-Match`: 412 says that somebody "
                "was faster; `*` overwrites whatever is there. `If-None-Match` answers 304 "
                "where nothing changed. Graphs need none of this to change: a commit’s `base` "
                "says what you saw."
            ),
        ),
    ),
    (
        _("Undoing"),
        (
            _(
                "`DELETE` of a workspace, engagement, graph, goal, criterion, gate, "
                "initiative, assessor or report answers with a deletion; `POST "
                "deletions/{id}/restore` brings the thing back with all that hangs on it, and "
                "needs the same permission. `GET deletions` lists what you may bring back; "
                "what went with something above it comes back with that. Workspaces and "
                "engagements are deleted by owners. Changes of a tree are undone by `POST "
                "graphs/{id}/undo`."
            ),
        ),
    ),
    (
        _("Copies"),
        (
            _(
                "`POST graphs/{id}/copies` copies a tree or map beside itself, `POST "
                "engagements/{id}/copies` a whole engagement, with scores and gate decisions "
                "where `has_scores` asks for them. Everything has new ids and points at its "
                "own kind; history begins anew (one revision without commands), comments and "
                "files are left out. 20,000 nodes and arrows at most."
            ),
        ),
    ),
    (
        _("Sent twice"),
        (
            _(
                "Requests that make something, and that which sets scores, take "
                "`Idempotency-Key`: 1 to 64 letters, digits and `. _ : -`. The same request "
                "under the same key repeats the first answer (with `Idempotent-Replay: true`) "
                "for seven days; another request under it is refused. Commits carry their own "
                "`key`."
            ),
        ),
    ),
    (
        _("Following a tree"),
        (
            _(
                "Read `graphs/{id}/records` once, then `graphs/{id}/changes?after=N`; each "
                "change tells what was added, updated (old and new value) and removed. The "
                "WebSocket `/ws/graphs/{id}/` only says that there is something new to read."
            ),
        ),
    ),
    (
        _("Templates"),
        (
            _(
                "`templates` lists ready branches and maps with their content, in your "
                'language or in `?language=ru`. `POST graphs/{id}/templates` with `{"name": '
                '"profit-tree", "parent_id": "…"}` inserts one as one revision; `"is_whole": '
                "false` leaves out its top line."
            ),
        ),
    ),
    (
        _("Comments"),
        (
            _(
                "They hang on nodes: `graphs/{id}/comments`, filtered by `node_id` and "
                "`is_resolved`. The first one opens a thread, answers name it in `thread_id`, "
                "and `comments/{id}/resolve` settles it as a whole. `mention_ids` are the "
                "members whom the text mentions; each gets a mail if they want one."
            ),
            _(
                "`inbox` lists what waits for you: comments that mention you and answers in "
                'threads of yours. `PATCH inbox/{id}` with `{"is_done": true}` is done with '
                "one, `POST inbox/done` with all; its `done_at`, sent to `inbox/reopen`, "
                "takes that back. Who answers in a thread is done with what waited there. "
                "`me/questions` lists the open questions that you own in all engagements, the "
                "earliest due first. `PATCH me` changes your settings, among them "
                "`mention_mail`: `at_once`, `daily` or `off`."
            ),
        ),
    ),
    (
        _("Inviting"),
        (
            _(
                "`POST workspaces/{id}/invitations/mail` with `emails` and a `role` sends "
                "each address a link of its own and tells who is a member already; "
                "`invitations/{id}/resend` sends one again with a new link."
            ),
        ),
    ),
    (
        _("Finding and taking back"),
        (
            _(
                "`search?q=…` finds questions, stages, initiatives, goals, criteria, gates, "
                "comments, reports, graphs, engagements and workspaces by all forms of their "
                "words, in Russian and in English; `kind=question&page=2` gives all of one "
                "kind. What changes or removes a member answers with `undo`, a ticket that "
                "`members/undo` takes for an hour."
            ),
        ),
    ),
    (
        _("Writing a report together"),
        (
            _(
                "A report carries `marks`, one of each text and of the sections. Send the "
                "marks that you saw as `seen` with `If-Match: *`: a piece that somebody else "
                "changed meanwhile is refused with 409 `overtaken` and what they wrote; other "
                "pieces are nobody’s conflict."
            ),
        ),
    ),
    (
        _("The past"),
        (
            _(
                "`graphs/{id}/records?revision=N` gives a tree as it was, "
                "`graphs/{id}/history` the log in words (`actor_id` for one person’s), "
                "`graphs/{id}/comparison?from=A&to=B` what was added, removed, moved, "
                "reworded or edited, with counts and sentences; at most 10,000 nodes and as "
                "many links are listed (`is_complete` says whether that is all). An earlier "
                "state is worked out from the log: the cost grows with the changes between it "
                "and the nearer end of the log, so keep what you have read; it never changes."
            ),
        ),
    ),
    (
        _("Limits"),
        (
            _(
                "`ISSUETREES_API_RATE` requests a minute per person. Every answer says in "
                "`RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` how many "
                "there are, how many are left and after how many seconds the count begins "
                "anew. `engagements/{id}/results` comes whole, for ranks and shares are of "
                "the whole; an engagement holds at most 2,000 initiatives."
            ),
        ),
    ),
)
#: What the refusals mean, told in the part of that name.
REFUSALS: Final = _("Refusals")
STATUSES: Final[Mapping[str, Promise]] = {
    "400": _("the request breaks a rule; `errors` say where"),
    "401": _("no token, or one that opens nothing"),
    "403": _("your role or the token’s scopes do not allow it"),
    "404": _("not there, or not shared with you"),
    "409": _(
        "in the way: somebody changed the same field, the state forbids it, a key was "
        "used otherwise"
    ),
    "412, 428": _("`If-Match` is not the current version, or is missing"),
    "413, 415": _("the body is too large, or is not JSON"),
    "429": _("too many requests; `Retry-After` says for how many seconds to wait"),
    "503": _(
        "the database, the disk or another part is away; send the same again after `Retry-After`"
    ),
}


def marked(text: Promise) -> SafeString:
    """Return a text for the page: what stands in backticks as code."""
    pieces = str(text).split("`")
    return format_html_join("", "{}", ((_piece(n, piece),) for n, piece in enumerate(pieces)))


def _piece(number: int, piece: str) -> str:
    return format_html("<code>{}</code>", piece) if number % 2 else piece


def parts() -> Iterator[tuple[Promise, list[SafeString], list[tuple[str, SafeString]]]]:
    """Yield title, paragraphs and statuses of each part, for the page."""
    for title, paragraphs in PARTS:
        told = STATUSES if title == REFUSALS else {}
        statuses = [(status, marked(meaning)) for status, meaning in told.items()]
        yield title, [marked(one) for one in paragraphs], statuses
