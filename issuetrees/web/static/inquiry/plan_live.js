/** A view of the plan that the server draws: drawn anew when somebody has changed something. */

import { openDesk } from "./plan_desk.js";
import { showLacks } from "./plan_lacks.js";
import { askAnew } from "./plan_notes.js";

const desk = await openDesk();
if (desk) {
  showLacks(desk);
  askAnew(desk);
}
