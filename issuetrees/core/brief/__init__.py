"""The problem brief: what is asked of its question before anything is split."""

from issuetrees.core.brief.question import SENTENCES, Remark, lint

__all__ = ["SENTENCES", "Remark", "lint"]
