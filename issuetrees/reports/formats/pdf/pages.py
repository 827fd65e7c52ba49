"""What the templates print: a section's values, laid out first where its pages need that."""

from collections.abc import Callable
from dataclasses import dataclass

from issuetrees.reports.formats.pdf import ranking
from issuetrees.reports.sections.base import Built, Typist

LAYOUTS: dict[str, Callable[[Built, Typist], object]] = {"ranking": ranking.lay_out}


@dataclass(frozen=True, slots=True)
class Printed:
    """A section for its template, which knows it as ``section`` and its content as ``s``."""

    section: Built
    content: object

    @property
    def template(self) -> str:
        """The template of this kind of section."""
        return f"reports/pdf/{self.section.kind}.html"


def printed(section: Built, typist: Typist) -> Printed:
    """Return a section as it is printed."""
    lay_out = LAYOUTS.get(section.kind)
    return Printed(section, lay_out(section, typist) if lay_out else section.content)
