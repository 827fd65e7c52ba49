"""Invitations by mail: whom they reach, what they admit to, and how many there may be."""

import datetime as dt
import json
import re
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.jobs.models import Mail
from issuetrees.workspaces import mailed, read, write
from issuetrees.workspaces.models import AuditEntry, Invitation, Role
from tests.cast import Cast, make_user

SITE = "http://issuetrees.test/"


def invite(cast: Cast, *emails: str, **options: Any) -> mailed.Invited:
    given: dict[str, Any] = {"actor": cast.owner, "role": "viewer", "site": SITE, **options}
    return mailed.invite(workspace_id=cast.workspace.pk, emails=emails, **given)


def messages() -> list[Any]:
    return [*mail.outbox, *Mail.objects.all()]


def token_of_last() -> str:
    found = re.search(r"/join/([\w-]+)/", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_addresses_are_found_in_what_people_paste() -> None:
    pasted = (
        "Ivan Petrov <Ivan@Example.org>; nina@example.org,\n'boris@example.org' nina@example.org"
    )
    found = ["ivan@example.org", "nina@example.org", "boris@example.org"]
    assert mailed.addresses_in(pasted) == found
    assert mailed.addresses_in("ivan, nina") == ["ivan", "nina"]
    assert mailed.addresses_in(" ; ") == []


def test_each_address_gets_a_link_of_its_own_that_admits_one(cast: Cast) -> None:
    invited = invite(cast, "Nina@example.org", "ivan@example.org", role="commenter")
    assert [row.email for row in invited.sent] == ["nina@example.org", "ivan@example.org"]
    first, second = mail.outbox
    assert (first.to, first.reply_to) == (["nina@example.org"], ["owner@example.org"])
    assert first.subject == "Owner invites you to “Harbour Consulting”"
    assert "Your role: commenter." in str(first.body)
    assert SITE in str(first.body)
    assert first.body != second.body
    token = token_of_last()
    guest = make_user("guest")
    assert write.accept_invitation(actor=guest, token=token).role == Role.COMMENTER
    with pytest.raises(NotFound):
        write.accept_invitation(actor=make_user("other"), token=token)


def test_the_link_stands_nowhere_but_in_the_mail(cast: Cast, caplog: Any) -> None:
    invite(cast, "nina@example.org")
    token = token_of_last()
    assert token not in json.dumps(list(AuditEntry.objects.values_list("details", flat=True)))
    assert token not in caplog.text
    assert not Invitation.objects.filter(digest=token).exists()


def test_a_member_is_told_and_the_others_are_invited(cast: Cast) -> None:
    invited = invite(cast, "editor@example.org", "nina@example.org")
    assert (invited.members, len(invited.sent), len(mail.outbox)) == ([cast.editor], 1, 1)


def test_it_speaks_the_language_of_whoever_gets_it(cast: Cast) -> None:
    make_user("nina", language="ru")
    invite(cast, "nina@example.org", "ivan@example.org")
    assert "приглаш" in str(mail.outbox[0].subject)
    assert "invites you" in str(mail.outbox[1].subject)


@pytest.mark.parametrize(
    ("emails", "code"),
    [
        ([], "no_address"),
        (["nina@example.org", "ivan", "a@b"], "not_an_address"),
        ([f"n{number}@example.org" for number in range(21)], "too_many_addresses"),
    ],
)
def test_nothing_is_sent_when_something_is_wrong(cast: Cast, emails: list[str], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        invite(cast, *emails)
    assert (refused.value.code, refused.value.details["field"]) == (code, "emails")
    assert messages() == []
    assert not Invitation.objects.exists()


def test_sent_again_it_has_a_new_link_and_the_former_is_over(cast: Cast) -> None:
    [invitation] = invite(cast, "nina@example.org").sent
    former = token_of_last()
    mailed.resend(actor=cast.owner, invitation_id=invitation.pk, site=SITE)
    with pytest.raises(NotFound):
        read.invitation_of_token(former)
    assert read.invitation_of_token(token_of_last()).pk == invitation.pk
    [again] = invite(cast, "nina@example.org", role="editor").sent
    assert (again.pk, again.role, again.mails) == (invitation.pk, "editor", 3)
    assert read.invitations(cast.owner, cast.workspace.pk).count() == 1


def test_what_was_used_or_withdrawn_is_not_sent_again(cast: Cast) -> None:
    used, withdrawn = invite(cast, "nina@example.org", "ivan@example.org").sent
    write.revoke_invitation(actor=cast.owner, invitation_id=withdrawn.pk)
    with pytest.raises(NotFound):
        read.invitation_of_token(token_of_last())
    Invitation.objects.filter(pk=used.pk).update(joined=1)
    link, _token = write.invite(
        actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=7
    )
    for invitation in (used, withdrawn, link):
        with pytest.raises(Conflict):
            mailed.resend(actor=cast.owner, invitation_id=invitation.pk, site=SITE)


def test_an_address_is_written_to_so_often_in_a_day(cast: Cast) -> None:
    elsewhere: dict[str, Any] = {"actor": cast.outsider, "role": "viewer", "site": SITE}
    for _number in range(limits.INVITATION_MAILS_TO_ADDRESS):
        invite(cast, "nina@example.org")
    with pytest.raises(Conflict) as refused:
        mailed.invite(
            workspace_id=cast.foreign_workspace.pk, emails=["nina@example.org"], **elsewhere
        )
    assert refused.value.code == "address_rests"
    Invitation.objects.update(sent_at=timezone.now() - dt.timedelta(days=2), mails=1)
    assert len(invite(cast, "nina@example.org").sent) == 1


def test_a_person_and_a_workspace_send_so_many_in_a_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "INVITATION_MAILS_PER_DAY", 2)
    write.set_role(
        actor=cast.owner, membership_id=cast.membership("editor").pk, role=str(Role.OWNER)
    )
    [first, _second] = invite(cast, "nina@example.org", "ivan@example.org").sent
    for actor in (cast.owner, cast.editor):
        with pytest.raises(Conflict):
            invite(cast, "olga@example.org", actor=actor)
        with pytest.raises(Conflict):
            mailed.resend(actor=actor, invitation_id=first.pk, site=SITE)
    assert len(mail.outbox) == 2


def test_only_who_manages_invites(cast: Cast) -> None:
    with pytest.raises(Denied):
        invite(cast, "nina@example.org", actor=cast.editor)
    with pytest.raises(NotFound):
        invite(cast, "nina@example.org", actor=cast.outsider)
