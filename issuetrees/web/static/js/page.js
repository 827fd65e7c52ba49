/** What every page starts. */

import { startCopying } from "./clipboard.js";
import { startDialogs } from "./dialogs.js";
import { startForms } from "./forms.js";
import { startMenus } from "./menus.js";
import { startPalette } from "./palette.js";
import { startTheme } from "./theme.js";
import { startTimes } from "./times.js";
import { startToasts } from "./toasts.js";

startMenus();
startDialogs();
startToasts();
startTheme();
startTimes();
startCopying();
startForms();
startPalette();
