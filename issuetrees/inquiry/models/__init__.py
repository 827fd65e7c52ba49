"""Tables of the work on questions: what hangs on their nodes, one module per noun."""

from issuetrees.inquiry.models.assumptions import Assumption, AssumptionUse
from issuetrees.inquiry.models.briefs import Brief
from issuetrees.inquiry.models.driver_scenarios import DriverScenario
from issuetrees.inquiry.models.evidence import Evidence, Stance, Strength
from issuetrees.inquiry.models.findings import CheckedSplit, CheckedTree, Disproof, Waiver
from issuetrees.inquiry.models.plan_feeds import WorkplanFeed
from issuetrees.inquiry.models.sources import Source, SourceKind

__all__ = [
    "Assumption",
    "AssumptionUse",
    "Brief",
    "CheckedSplit",
    "CheckedTree",
    "Disproof",
    "DriverScenario",
    "Evidence",
    "Source",
    "SourceKind",
    "Stance",
    "Strength",
    "Waiver",
    "WorkplanFeed",
]
