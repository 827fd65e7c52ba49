"""Geometry of drawings in numbers: what stands where, for every page and every format.

One module per drawing, each with one function that takes plain values and returns a ``Drawing``
of ``shapes``; ``svg`` writes one as markup, other formats have a writer of their own.
"""
