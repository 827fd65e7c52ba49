"""What the editor's tests share: making a tree, reading what is drawn and what is stored."""

import re
from typing import Any
from uuid import uuid4

#: What the editor says once everything is stored, in either language.
SAVED = re.compile("All changes saved|Все изменения сохранены")


def outline_nodes(text: str) -> list[tuple[int, str]]:
    """Read a tree that is written as indented text, two spaces a level."""
    lines = [line for line in text.splitlines() if line.strip()]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    return [((len(line) - len(line.lstrip()) - margin) // 2, line.strip()) for line in lines]


def make_graph(page: Any, text: str = "", kind: str = "issue_tree") -> str:
    """Make a tree or map from indented text; return the address of its page."""
    nodes = outline_nodes(text) if text else []
    home = page.request.get("/", max_retries=2).text()
    engagement = re.findall('href="(/engagements/[^/"]+/)', home)[0]
    title = nodes[0][1] if nodes else "Map"
    graph_id = _send(page, home, f"/api/v1{engagement}graphs", {"kind": kind, "title": title})["id"]
    if nodes:
        pasted = [{"id": str(uuid4()), "depth": depth, "title": title} for depth, title in nodes]
        command = {"kind": "paste_outline", "parent_id": None, "before_id": None, "nodes": pasted}
        _send(page, home, f"/api/v1/graphs/{graph_id}/commits", {"commands": [command]})
    return f"/graphs/{graph_id}/"


def _send(page: Any, home: str, address: str, body: dict[str, Any]) -> Any:
    """Write over REST as whoever is signed in, by a token of a page that they were given."""
    token = re.findall('<meta name="csrf-token" content="([^"]+)', home)[0]
    reply = page.request.post(address, data=body, headers={"X-CSRFToken": token})
    assert reply.ok, f"{reply.status} {reply.text()}"
    return reply.json()


def open_graph(page: Any, address: str) -> None:
    """Open a graph and wait until the editor has taken the keys."""
    page.goto(address)
    page.locator(".boxes:focus").wait_for(state="attached")


def stored(page: Any) -> str:
    """Return the tree as the server holds it, as indented text."""
    graph_id = page.url.split("/graphs/")[1].split("/")[0]
    table = page.evaluate(f"fetch('/api/v1/graphs/{graph_id}/records').then((r) => r.json())")
    names = table["node_fields"]
    depth: dict[str | None, int] = {None: -1}
    lines = []
    for row in table["nodes"]:
        record = dict(zip(names, row, strict=True))
        depth[record["id"]] = depth[record["parent_id"]] + 1
        lines.append("  " * depth[record["id"]] + record["title"])
    return "\n".join(lines)


def drawn(page: Any) -> str:
    """Return the tree as the outline view shows it, as indented text."""
    return str(
        page.evaluate(
            """async () => {
              document.querySelector('[data-view=outline]').click();
              const list = document.querySelector('#outline');
              while (list.hidden) await new Promise((resolve) => setTimeout(resolve, 20));
              const rows = new Map();
              const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
              for (list.scrollTop = 0; ; list.scrollTop += 300) {
                const before = list.scrollTop;
                await frame();
                await frame();
                for (const item of list.querySelectorAll('.outline-item'))
                  rows.set(item.dataset.id, [
                    new DOMMatrix(item.style.transform).f,
                    '  '.repeat(item.dataset.level - 1)
                      + item.querySelector('.outline-text').textContent,
                  ]);
                if (before + list.clientHeight >= list.scrollHeight - 1) break;
              }
              const lines = [...rows.values()].sort((a, b) => a[0] - b[0]).map(([, line]) => line);
              document.querySelector('[data-view=tree]').click();
              return lines.join('\\n');
            }"""
        )
    )


def saved(page: Any) -> None:
    """Wait until the editor says that everything is saved."""
    page.locator("#save-state", has_text=SAVED).wait_for()


def select(page: Any, title: str) -> None:
    """Click on the box with this title."""
    page.locator(".node", has_text=title).first.click()


def settle(page: Any) -> str:
    """Wait for the last save, check that both sides hold the same tree, return it."""
    page.wait_for_timeout(80)
    saved(page)
    found = stored(page)
    assert drawn(page) == found
    return found


def tree(text: str) -> str:
    """Return indented text without its common margin."""
    return "\n".join("  " * depth + title for depth, title in outline_nodes(text))


def settle_map(page: Any) -> dict[str, Any]:
    """Wait for the last save; return a map's titles, arrows and places as the server holds them."""
    page.wait_for_timeout(120)
    saved(page)
    graph_id = page.url.split("/graphs/")[1].split("/")[0]
    table = page.evaluate(f"fetch('/api/v1/graphs/{graph_id}/records').then((r) => r.json())")
    nodes = [dict(zip(table["node_fields"], row, strict=True)) for row in table["nodes"]]
    links = [dict(zip(table["link_fields"], row, strict=True)) for row in table["links"]]
    titles = {node["id"]: node["title"] for node in nodes}
    return {
        "kinds": {node["title"]: node["kind"] for node in nodes},
        "arrows": sorted((titles[i["source_id"]], titles[i["target_id"]]) for i in links),
        "places": {node["title"]: (node["x"], node["y"]) for node in nodes},
        "links": links,
        "details": {node["title"]: node["details"] for node in nodes},
    }
