"""Every shipped stage map on screen: no arrow runs across a box, in both languages."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import SignIn
from tests.browser.editing import make_graph, open_graph

pytestmark = pytest.mark.browser
TEMPLATES = Path(__file__).resolve().parents[2] / "fixtures/templates"
MAPS = [
    path.stem
    for path in sorted(TEMPLATES.glob("*.json"))
    if json.loads(path.read_text("utf-8"))["kind"] == "stage_map"
]

INSERT = """async ([id, name]) => {
  const reply = await fetch(`/api/v1/graphs/${id}/templates`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-CSRFToken': document.querySelector('meta[name=csrf-token]').content,
    },
    body: JSON.stringify({name}),
  });
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
}"""

#: How many boxes and arrows are drawn, and which boxes an arrow has points in (diamonds as such).
CROSSED = """() => {
  const boxes = [...document.querySelectorAll('.node')].map((node) => ({
    title: node.textContent, isFork: !node.classList.contains('is-stage'),
    ...node.getBoundingClientRect().toJSON(),
  }));
  const isIn = ({left, right, top, bottom, isFork}, {x, y}) => {
    const [w, h] = [(right - left) / 2 - 1, (bottom - top) / 2 - 1];
    const [dx, dy] = [Math.abs(x - (left + right) / 2), Math.abs(y - (top + bottom) / 2)];
    return isFork ? dx / w + dy / h < 1 : dx < w && dy < h;
  };
  const crossed = [];
  const lines = [...document.querySelectorAll('.arrow .arrow-line')];
  for (const line of lines) {
    const place = line.getScreenCTM();
    for (let at = 0; at <= line.getTotalLength(); at += 2) {
      const point = line.getPointAtLength(at).matrixTransform(place);
      crossed.push(...boxes.filter((box) => isIn(box, point)).map(({title}) => title));
    }
  }
  return {boxes: boxes.length, arrows: lines.length, crossed: [...new Set(crossed)]};
}"""


@pytest.mark.parametrize("email", ["anna@example.org", "anna.ru@example.org"], ids=["en", "ru"])
def test_no_arrow_runs_across_a_box(sign_in: SignIn, email: str) -> None:
    page = sign_in(email, bypass_csp=True, viewport={"width": 3200, "height": 1600})
    found: dict[str, Any] = {}
    for name in MAPS:
        address = make_graph(page, kind="stage_map")
        page.evaluate(INSERT, [address.split("/")[2], name])
        open_graph(page, address)
        page.locator(".node.is-stage").nth(5).wait_for()
        found[name] = page.evaluate(CROSSED)
    assert len(found) == 5
    assert {name: one["crossed"] for name, one in found.items()} == {name: [] for name in MAPS}
    for name in MAPS:
        kept = json.loads((TEMPLATES / f"{name}.json").read_text("utf-8"))
        assert found[name]["arrows"] == len(kept["transitions"]), name
        assert found[name]["boxes"] == len(kept["stages"]) + len(kept["forks"]), name
