"""What people say of cells once the scores of a round are shown."""

from typing import ClassVar

from django.db import models

from issuetrees.kit.threads import ONLY_HEADS_ARE_RESOLVED, Said
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round


class CellComment(Said):
    """What somebody says of one initiative on one criterion in a round."""

    hangs_on = ("round", "initiative", "criterion")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="comments")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="comments")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="comments")

    class Meta(Said.Meta):
        indexes: ClassVar = [
            models.Index(fields=["round", "initiative", "criterion"], name="comments_of_cell")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=ONLY_HEADS_ARE_RESOLVED, name="only_a_cell_thread_is_resolved"
            )
        ]
