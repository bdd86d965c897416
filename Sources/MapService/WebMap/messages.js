// What the page says: for a while in a corner, or until it is answered at the top.

import { ServiceError } from "./api.js";
import { t } from "./i18n.js";

const $ = (id) => document.getElementById(id);
let timer = 0;

/** Says something for a while; what must be read while something lasts stays until `hush`. */
export function say(message, stays = false) {
  $("status").textContent = message;
  clearTimeout(timer);
  if (!stays) timer = setTimeout(hush, 6000);
}

/** Takes away what was said. */
export function hush() {
  $("status").textContent = "";
}

/** Says what went wrong and stays, with a button that tries it again. Errors of the page itself are thrown on. */
export function complain(error, again = null) {
  if (!(error instanceof ServiceError)) throw error;
  $("trouble-words").textContent = error.status === 0 ? t("error.offline") : t("error.service", { message: error.message || error.status });
  $("trouble-again").hidden = !again;
  $("trouble-again").onclick = () => {
    $("trouble").hidden = true;
    again();
  };
  $("trouble").hidden = false;
}
