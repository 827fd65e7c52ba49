/** The composer of a report: saves as one types, composes sections, shows their pages. */

import { startChoice } from "./report_choice.js";
import { startComposition } from "./report_composition.js";
import { startPictures } from "./report_pictures.js";
import { startPreview } from "./report_preview.js";
import { startSaving } from "./report_saving.js";
import { startSections } from "./report_sections.js";
import { startViews } from "./report_views.js";

startSaving();
startSections();
startChoice();
startComposition();
startPictures();
startViews();
startPreview();
