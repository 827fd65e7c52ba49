/** What the server says of the plan is asked for again when something has changed and is stored. */

const PAUSE = 600; // ms

/** @param {import("./plan_desk.js").PlanDesk} desk */
export function askAnew(desk) {
  let timer = 0;
  const ask = () => document.body.dispatchEvent(new Event("plan-changed"));
  desk.settled.on(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
}
