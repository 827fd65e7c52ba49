"""A file inside the PDF: what the pages show as tables, for whoever computes on (PDF/A-3)."""

from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

_SHEET: Final = Name("/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_SPACE: Final = "sRGB IEC61966-2.1"


def attach(pdf: Pdf, order: dict[str, Any]) -> None:
    """Put the file in that ``order`` names as ``attached``, and do what an archive demands."""
    told = order["attached"]
    content = Path(told["path"]).read_bytes()
    stream = pdf.make_stream(content, Type=Name.EmbeddedFile, Subtype=_SHEET)
    day = String(f"D:{order['made_on'].replace('-', '')}")
    stream.Params = Dictionary(Size=len(content), ModDate=day)
    name = String(told["name"])
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            EF=Dictionary(F=stream, UF=stream),
            Desc=String(told["words"]),
            AFRelationship=Name.Data,  # the pages show what it holds
        )
    )
    pdf.Root.AF = Array([spec])
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([name, spec]))
    _write_intent(pdf)
    _keep_pictures(pdf)


def _keep_pictures(pdf: Pdf) -> None:
    """In an archive pictures are shown as they are, without what a program makes up between."""
    for one in pdf.objects:
        if isinstance(one, Stream) and one.get(Name.Subtype) == Name.Image:
            one.Interpolate = False


def _write_intent(pdf: Pdf) -> None:
    """All colours are those of screens; the profile is the one that WeasyPrint brings."""
    profile = pdf.make_stream((files("weasyprint.pdf") / "sRGB2014.icc").read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_SPACE),
        Info=String(_SPACE),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([intent])
