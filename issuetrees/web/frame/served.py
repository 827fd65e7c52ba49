"""Static files as they are served: our own modules without comments and indents, line for line.

A third of the bytes of our modules are types and reasons, which a browser does not need. Nothing
else is changed, and every line keeps its number, so that an error's place is the place in the
repository (ADR 0007).
"""

import re
from typing import Any, Final

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: A block that begins and ends a line; a type on one line; a line that is a comment and no more;
#: a comment after the end of a statement, in which no string can end.
_BLOCK: Final = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*$", re.DOTALL | re.MULTILINE)
_TYPE: Final = re.compile(r"/\*\* @type .*?\*/ ?")
_LINE: Final = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
_AFTER: Final = re.compile(r"(?<=[;{,]) // [^\"`\n]*$", re.MULTILINE)
_INDENT: Final = re.compile(r"^[ \t]+", re.MULTILINE)
#: The folders of our own modules.
OWN: Final = (
    *("careers/", "editor/", "frame/", "inbox/", "inquiry/", "kit/", "practice/"),
    *("portfolio/", "reports/", "scoring/", "tracking/"),
)


def without_comments(source: str) -> str:
    """Return a module of ours without comments and indents; each line stays where it was."""
    bare = _BLOCK.sub(lambda found: "\n" * found[0].count("\n"), source)
    return _INDENT.sub("", _AFTER.sub("", _LINE.sub("", _TYPE.sub("", bare))))


class ServedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # no types
    """Hashed, compressed files; a hash is that of what is served."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Return the address of a file; a page asks some fifty times, for a few dozen names."""
        if force or name not in self._addresses:
            self._addresses[name] = super().url(name, force)
        return self._addresses[name]

    def file_hash(self, name: str | None, content: Any = None) -> str:
        """Called for the hash in a file's name; without a name, for that of the manifest."""
        hashed: str = super().file_hash(name, _served(name, content) if name else content)
        return hashed

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, _served(name, content))
        return saved


def _served(name: str, content: Any) -> Any:
    if not (name.endswith(".js") and name.startswith(OWN)):
        return content
    content.seek(0)
    return ContentFile(without_comments(content.read().decode()).encode(), name=name)
