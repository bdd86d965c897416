// Copying to the clipboard, and the link to what is shown; a text goes into a link only if that is chosen.

import { t } from "./i18n.js";
import { link } from "./state.js";

const $ = (id) => document.getElementById(id);

/** Puts a text on the clipboard, or into a field from which it can be copied. */
export async function copy(text, done, say) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    // Without TLS, or where the reader refuses, a browser gives no clipboard.
    $("copy-text").value = text;
    $("copy-dialog").showModal();
    $("copy-text").select();
  }
}

/** Copies the link; asks first whether a text shall be in it. */
export async function shareLink({ hasText, say }) {
  let withText = false;
  if (hasText) {
    const answer = await asked();
    if (answer === "cancel") return;
    withText = answer === "with";
  }
  await copy(await link({ withText }), t("share.done"), say);
}

/** `with`, `without` or `cancel`. */
function asked() {
  const dialog = $("share-dialog");
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue || "cancel"), { once: true });
  });
}
