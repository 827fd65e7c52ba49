"""Files made to harm end with a sentence, in a process of their own, in ten seconds."""

import io
import json
import time
import zipfile

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.kit.outlines.reading import read_file

NESTED = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(8))
ENTITIES = (
    f'<!DOCTYPE opml [<!ENTITY a "lol">{NESTED}]><opml><body><outline text="&i;"/></body></opml>'
)
EXTERNAL = (
    '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<opml><body><outline text="&x;"/></body></opml>'
)
RING = [b"a%d-->a%d" % (at, (at + 1) % 15_000) for at in range(15_000)]


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return out.getvalue()


HOSTILE = {
    "entities in entities": ENTITIES.encode(),
    "an entity that is a file": EXTERNAL.encode(),
    "a packed bomb": zipped("content.json", b"[" + b" " * 200_000_000 + b"]"),
    "a packed bomb of a workbook": zipped("xl/workbook.xml", b" " * 200_000_000),
    "a million lines": b"- a\n" * 1_000_000,
    "two hundred megabytes": b"x" * 200_000_000,
    "deep spaces": "\n".join(" " * depth + "x" for depth in range(2_000)).encode(),
    "deep XML": b"<opml><body>" + b'<outline text="a">' * 10_000 + b"</outline>" * 10_000,
    "deep JSON": b'{"title":"a","children":[' * 10_000 + b"]}" * 10_000,
    "deep lists of HTML": b"<ul><li>a" * 10_000,
    "deep boxes": b"graph TD\n" + b"\n".join(b"a%d-->a%d" % (n, n + 1) for n in range(10_000)),
    "deep LaTeX": b"\\begin{itemize}\\item a\n" * 10_000,
    "many columns": b"\t".join(b"c%d" % n for n in range(100_000)) + b"\na\tb\n",
    "many columns of CSV": b",".join(b"c%d" % n for n in range(100_000)) + b"\na,b\n",
    "one long line": b"word " * 900_000,
    "brackets": b"[" * 1_000_000,
    "a ring of boxes": b"graph TD\n" + b"\n".join(RING),
}  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_ends_with_a_sentence(content: bytes) -> None:
    started = time.monotonic()
    with pytest.raises(Invalid) as refused:
        read_file(content)
    assert str(refused.value).endswith(".")
    assert time.monotonic() - started < 15  # ten, on a machine that others use too


def test_what_is_read_comes_back_whole() -> None:
    found = read_file("Root\n- A (owner: Анна)\n---\n".encode())
    assert (found.title, found.nodes[0].owner) == ("Root", "Анна")
    assert found.warnings[0].text == "---"
    assert read_file(json.dumps({"a": ["b", "c"]}).encode()).format == "json"
