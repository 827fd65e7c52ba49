"""Examples of the reference: what was sent and answered in a test, as curl and as Python."""

import json
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

_FILE: Final = Path(settings.BASE_DIR) / "fixtures" / "api" / "examples.json"


@dataclass(frozen=True, slots=True)
class Example:
    """One request in two languages, and the answer to it."""

    curl: str
    python: str
    status: int
    answer: str


@cache
def examples() -> dict[str, Any]:
    """Return what the tests wrote, by operationId."""
    found: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return found


def example(name: str, method: str, path: str) -> Example | None:
    """Return the example of an operation."""
    found = examples().get(name)
    if found is None:
        return None
    address = f"{path}?{found['query']}" if found["query"] else path
    sent, told = found["sent"], found["told"]
    is_form = found.get("is_form", False)
    return Example(
        curl=_curl_form(address, sent) if is_form else _curl(method, address, sent),
        python=_python_form(address, sent) if is_form else _python(method, address, sent),
        status=found["status"],
        answer=_shown(told) if told is not None else "",
    )


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _curl(method: str, address: str, sent: Any) -> str:
    lines = [f'curl --request {method} "$ISSUETREES_URL{address}"']
    lines.append('--header "Authorization: Bearer $ISSUETREES_TOKEN"')
    if sent is not None:
        lines.append('--header "Content-Type: application/json"')
        lines.append(f"--data '{json.dumps(sent, ensure_ascii=False)}'")
    return " \\\n    ".join(lines)


def _curl_form(address: str, sent: Any) -> str:
    lines = [f'curl "$ISSUETREES_URL{address}"']
    lines.append('--header "Authorization: Bearer $ISSUETREES_TOKEN"')
    lines += [f"--form '{name}={'@' * (name == 'file')}{value}'" for name, value in sent.items()]
    return " \\\n    ".join(lines)


def _python_form(address: str, sent: Any) -> str:
    texts = {name: value for name, value in sent.items() if name != "file"}
    return textwrap.dedent("""\
        import os, requests

        answer = requests.post(
            os.environ["ISSUETREES_URL"] + "{address}",
            headers={{"Authorization": "Bearer " + os.environ["ISSUETREES_TOKEN"]}},
            files={{"file": open("{file}", "rb")}},{texts}
        ).json()""").format(
        address=address, file=sent["file"], texts=f"\n    data={texts!r}," if texts else ""
    )


def _python(method: str, address: str, sent: Any) -> str:
    body = f"\n    data=json.dumps({sent!r}).encode()," if sent is not None else ""
    return textwrap.dedent("""\
        import json, os, urllib.request

        request = urllib.request.Request(
            os.environ["ISSUETREES_URL"] + "{address}",{body}
            headers={{"Authorization": "Bearer " + os.environ["ISSUETREES_TOKEN"],
                     "Content-Type": "application/json"}},
            method="{method}",
        )
        answer = urllib.request.urlopen(request).read()""").format(
        address=address, body=body, method=method
    )
