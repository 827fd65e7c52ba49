/** The composer of a report: saves as one types, moves sections. */

import { startSaving } from "./report_saving.js";
import { startSections } from "./report_sections.js";

startSaving();
startSections();
