"""What a report looks like beyond the theme: the brand, logos, pictures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture (PNG) with its size in pixels."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Brand:
    """How a firm's reports look and what stands on each page; "" is what the product has itself.

    ``accent`` and ``dark`` are colours that can be read on white, ``title_face`` is ``serif`` or
    ``sans``, ``confidentiality`` replaces the usual words, ``sticker`` stands in the upper right
    corner; ``slide_template`` names the firm's .pptx in the storage of files, where it never
    changes.
    """

    accent: str = ""
    dark: str = ""
    title_face: str = "serif"
    confidentiality: str = ""
    sticker: str = ""
    has_sources: bool = True
    firm_logo: Logo | None = None
    client_logo: Logo | None = None
    slide_template: str = ""


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture that sections name by its ``digest``; ``file`` is its name in the storage, where
    it never changes. Sizes in pixels.
    """

    digest: str
    file: str
    media: str
    width: int
    height: int
