/** Tabs of one row: on a narrow screen the one that is open is in sight. */

/** Bring the open tab of each bar into view. */
export function startTabs() {
  for (const tab of document.querySelectorAll(".tabs [aria-current=page]")) {
    const bar = tab.parentElement;
    if (!bar) continue;
    const [here, all] = [tab.getBoundingClientRect(), bar.getBoundingClientRect()];
    bar.scrollLeft += here.left - all.left - (all.width - here.width) / 2;
  }
}
