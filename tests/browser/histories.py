"""What tests of the past share: a tree with a history, its log, a comparison."""

from collections.abc import Callable
from typing import Any

from tests.browser.editing import make_graph, open_graph

Person = Callable[..., Any]

SMALL = """
How do we grow?
  More customers
    New cities
      Near ones
    New segments
  More per customer
    Price
    Basket
"""
#: Commands name nodes by their title, and are carried out by the server behind the editor's back.
DO = """async ([graph, batches]) => {
  const token = document.querySelector('meta[name=csrf-token]').content;
  for (const batch of batches) {
    const table = await (await fetch(`/api/v1/graphs/${graph}/records`)).json();
    const at = table.node_fields.indexOf('title');
    const id = (title) => table.nodes.find((row) => row[at] === title)?.[0] ?? title;
    const named = (command) => Object.fromEntries(Object.entries(command).map(([key, value]) =>
      [key, key === 'id' || key.endsWith('_id') ? value && id(value) : value]));
    const reply = await fetch(`/api/v1/graphs/${graph}/commits`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'X-CSRFToken': token},
      body: JSON.stringify({commands: batch.map(named)}),
    });
    if (!reply.ok) throw new Error(await reply.text());
  }
}"""
FOUR: list[list[dict[str, Any]]] = [
    [{"kind": "edit_node", "id": "Price", "fields": {"title": "Price per visit"}}],
    [{"kind": "move_node", "id": "Basket", "parent_id": "More customers", "before_id": None}],
    [{"kind": "delete_node", "id": "New cities"}],
    [
        {
            "kind": "add_node",
            "id": "018f3b1e-0000-7000-8000-00000000abcd",
            "parent_id": "More per customer",
            "title": "Loyalty",
        }
    ],
]


def asked(page: Any) -> list[str]:
    """Return what the address asks for, part by part."""
    return str(page.url).partition("?")[2].split("&")


def graph_id(page: Any) -> str:
    return str(page.url.split("/graphs/")[1].split("/")[0])


def do(page: Any, *batches: list[dict[str, Any]]) -> None:
    """Commit each batch as a revision, as somebody else would."""
    page.evaluate(DO, [graph_id(page), list(batches)])


def box(page: Any, title: str) -> Any:
    return page.locator(".past .node", has_text=title)


def open_log(page: Any) -> None:
    page.click(".toolbar [data-action=history]")
    page.locator(".history-row").first.wait_for()


def choose(page: Any, revision: int) -> None:
    """Choose a revision of the log, opening its sitting."""
    if page.locator(".history-fold[aria-expanded=false]").count():
        page.locator(".history-fold").first.click()
    page.click(f".history-row[data-revision='{revision}']")
    page.get_by_text(f"(revision {revision})").wait_for()


def compare(page: Any, start: int, end: int) -> None:
    """Open a comparison by its address."""
    page.goto(f"/graphs/{graph_id(page)}/?compare={start}..{end}")
    page.locator(".past .change-sign").first.wait_for()


def changed_tree(sign_in: Person) -> Any:
    """Open a tree in which four things happened after its first revision."""
    found = sign_in(viewport={"width": 1440, "height": 900}, blank=True)
    address = make_graph(found, SMALL)
    open_graph(found, address)
    new_id = found.evaluate("crypto.randomUUID()")
    added = {**FOUR[3][0], "id": new_id}
    do(found, *FOUR[:3], [added])
    found.locator(".boxes .node", has_text="Loyalty").wait_for()
    return found
