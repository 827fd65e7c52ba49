"""How sure a ranking is.

``standing.standing`` reads the records of an evaluation for all that follows.
``draws.draw``: how often who comes where when weights, scores and assessors vary;
``estimate.needs_job`` tells beforehand whether that takes long. ``stability.stability``: how far a
weight may move until somebody else leads. ``tornado.tornado``: what moves a total or a lead most.
``reasons.compare``: why one stands before another. ``reversals.reversals``: whether a method's
order hangs on who else is on the list. Results are stored by ``scoring.snapshot``.
"""
