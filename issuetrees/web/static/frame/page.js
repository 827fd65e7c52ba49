/** What every page starts. */

import { startCopying } from "../kit/clipboard.js";
import { startDayFields } from "../kit/day_fields.js";
import { startDialogs } from "../kit/dialogs.js";
import { startForms } from "../kit/forms.js";
import { keepForms } from "../kit/kept_forms.js";
import { startMenus } from "../kit/menus.js";
import { startRows } from "../kit/one_row.js";
import { openOtherPages } from "../kit/onward.js";
import { startRegions } from "../kit/regions.js";
import { startTabs } from "../kit/tab_lists.js";
import { startToasts } from "../kit/toasts.js";
import { startPalette } from "./palette_dialog.js";
import { startTheme } from "./theme.js";
import { tellZone } from "./zone.js";

startMenus();
startDialogs();
startToasts();
startTheme();
tellZone();
startCopying();
startForms();
startDayFields();
keepForms();
openOtherPages();
startRegions();
startRows();
startTabs();
startPalette();
