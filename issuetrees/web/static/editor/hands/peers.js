/** Who else has this drawing open, in the toolbar. */

import { make, need } from "../../kit/dom.js";

/** @param {import("../base/types.js").Person[]} people */
export function showPeers(people) {
  const marks = people.map((person) => {
    const mark = make("span", "peer", person.initials);
    mark.style.setProperty("--peer", person.colour);
    mark.title = person.name;
    return mark;
  });
  need("#peers").replaceChildren(...marks);
}
