/** Dictation in the long fields of a form, in the language of its engagement. */

import { offerDictation } from "../kit/dictation/microphones.js";
import { need } from "../kit/dom.js";

const form = need("[data-dictated-in]");
offerDictation(form, form.dataset.dictatedIn ?? "");
