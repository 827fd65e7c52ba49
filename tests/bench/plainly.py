"""WeasyPrint as one uses it first: one file of HTML to one PDF. ``python -m … FILE``."""

import sys
from pathlib import Path


def main(path: Path) -> None:
    """Write the PDF beside the HTML."""
    from weasyprint import HTML

    HTML(filename=path).write_pdf(path.with_suffix(".pdf"), pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
