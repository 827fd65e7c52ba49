"""Records that keep a sum of their values: whoever asks again need not go through them."""


class Summed:
    """A frozen record whose ``sum`` stays with it once it was made; it is no field, so neither
    copies nor comparisons know of it.
    """

    __slots__ = ("sum",)

    sum: bytes
