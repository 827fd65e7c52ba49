"""Graphs as flat records, what changes them, and the rules they keep.

``commands`` says what someone meant, ``expand`` turns it into a ``Change``, ``change``
applies, inverts and joins changes, ``rules`` refuses what would break a graph.
"""
