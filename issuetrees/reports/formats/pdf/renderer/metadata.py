"""What a file says of itself: title, author, language, days, labels of pages, its standard."""

from typing import Any, Final
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, String

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" pdfuaid:part="1" pdf:Producer="{producer}"
 xmp:CreatorTool="{creator}" xmp:CreateDate="{made_on}" xmp:ModifyDate="{made_on}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>{archive}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
# A file for the archive says so, and describes the word of PDF/UA that PDF/A does not know.
_ARCHIVE: Final = """
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 pdfaid:part="3" pdfaid:conformance="A">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
_CREATOR: Final = "Issuetrees"
_PRODUCER: Final = "WeasyPrint, pikepdf"


def write(pdf: Pdf, order: dict[str, Any]) -> None:
    """Write what ``order`` says: ``title``, ``author``, ``language``, ``made_on``; with a file
    ``attached`` it is PDF/A-3a, too.
    """
    root = pdf.Root
    root.Lang = String(order["language"])
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    # Labels are the numbers that the pages print.
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    day = f"D:{order['made_on'].replace('-', '')}"
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(order["title"]),
            Author=String(order["author"]),
            Creator=String(_CREATOR),
            Producer=String(_PRODUCER),
            CreationDate=String(day),
            ModDate=String(day),
        )
    )
    words = {name: escape(order[name], {'"': "&quot;"}) for name in ("title", "author", "language")}
    words |= {"made_on": order["made_on"], "archive": _ARCHIVE if "attached" in order else ""}
    xmp = _XMP.format(producer=_PRODUCER, creator=_CREATOR, **words)
    stream = pdf.make_stream(xmp.encode("utf-8", "replace"))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    root.Metadata = stream
