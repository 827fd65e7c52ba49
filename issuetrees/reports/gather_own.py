"""What the plan of one's own profile shows: a document that no report has; see ``own_plan``."""

from django.utils import translation
from django.utils.translation import gettext as _

from issuetrees.accounts.models import User
from issuetrees.careers.models import Profile
from issuetrees.kit.sentences import fill
from issuetrees.reports.brands import shown_brand
from issuetrees.reports.document import Cover, ReportDocument, SectionChoice
from issuetrees.reports.gather_maps import build_maps
from issuetrees.reports.gather_people import build_owner
from issuetrees.reports.sections import personal_plan


def own_document(owner: User, found: Profile) -> ReportDocument:
    """Return a document of one section; others than the owner are refused."""
    engagement = found.graph.engagement
    today = engagement.today()
    return ReportDocument(
        cover=Cover(
            title=fill(_("Personal plan: {name}"), name=found.name),
            client=engagement.client,
            engagement=engagement.name,
            firm=engagement.workspace.name,
            made_on=today,
            stage="final",
        ),
        language=translation.get_language() or engagement.language,
        sections=(SectionChoice(personal_plan.KIND),),
        brand=shown_brand(engagement),
        stage_maps=build_maps([found.graph]),
        people=(build_owner(owner, found.pk, today),),
        sources={str(found.graph.pk): found.graph.revision},
        currency=engagement.currency,
    )
