"""What a file says of itself: title, author, language, days, labels of pages, its standard."""

from typing import Any, Final
from xml.sax.saxutils import escape

from issuetrees.reports.formats.pdf.renderer.part import Stream
from issuetrees.reports.formats.pdf.renderer.writer import Writer, text

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


def write(file: Writer, order: dict[str, Any]) -> tuple[bytes, int]:
    """Write what ``order`` says: ``title``, ``author``, ``language``, ``made_on``; with a file
    ``attached`` it is PDF/A-3a, too. Return what the catalogue has of it, and the number of the
    record that old programs read.
    """
    day = text(f"D:{order['made_on'].replace('-', '')}")
    info = file.add(
        b"<< /Title %b /Author %b /Creator %b /Producer %b /CreationDate %b /ModDate %b >>\n"
        % (*map(text, (order["title"], order["author"], _CREATOR, _PRODUCER)), day, day)
    )
    words = {name: escape(order[name], {'"': "&quot;"}) for name in ("title", "author", "language")}
    words |= {"made_on": order["made_on"], "archive": _ARCHIVE if "attached" in order else ""}
    xmp = _XMP.format(producer=_PRODUCER, creator=_CREATOR, **words).encode("utf-8", "replace")
    number = file.reserve()
    length = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(xmp)
    file.stream(number, Stream(length, xmp))
    # Labels are the numbers that the pages print.
    entries = (
        b"/Lang %b /ViewerPreferences << /DisplayDocTitle true >> /Metadata %d 0 R "
        b"/PageLabels << /Nums [ 0 << /S /D >> ] >> "
    )
    return entries % (text(order["language"]), number), info
