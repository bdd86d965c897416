// The search field: a combobox after the ARIA pattern, with suggestions from the gazetteer.

import { suggest } from "./api.js";
import { debounced, fill, h } from "./dom.js";
import { counted, country, percent, t, term } from "./i18n.js";

/** Wires the form; `onPlace` is called with the place that was chosen. */
export function setUpSearch({ form, field, listbox, said, onPlace, onError }) {
  let found = [];
  let active = -1;
  // Spoken by readers of screens only: whoever sees the list needs no words for it.
  const say = (words) => { said.textContent = words; };

  const close = () => {
    listbox.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    active = -1;
  };

  const mark = (index) => {
    active = index;
    for (const [at, option] of [...listbox.querySelectorAll("[role=option]")].entries()) option.setAttribute("aria-selected", String(at === active));
    if (active >= 0) {
      field.setAttribute("aria-activedescendant", `suggestion-${active}`);
      document.getElementById(`suggestion-${active}`)?.scrollIntoView({ block: "nearest" });
    }
    else field.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    field.value = place.name;
    close();
    onPlace(place);
  };

  const show = () => {
    fill(listbox, found.length === 0 ? h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("search.none")) : found.map((place, index) => h("li", {
      role: "option", id: `suggestion-${index}`, "aria-selected": "false",
      pointerdown: (event) => { event.preventDefault(); choose(place); },
    }, h("strong", { dir: "auto" }, place.name), place.matched !== place.name ? h("em", { dir: "auto" }, place.matched) : null,
    h("span", {}, [place.code ? term("code", place.code) : "", country(place.country)].filter(Boolean).join(" · "),
      Number.isFinite(place.confidence) ? ` · ${percent(place.confidence)}` : ""))));
    listbox.hidden = false;
    field.setAttribute("aria-expanded", "true");
    mark(-1);
    say(found.length === 0 ? t("search.none") : counted("search.count", found.length));
  };

  const look = async () => {
    const name = field.value.trim();
    if (name.length < 2) {
      close();
      return [];
    }
    try {
      found = await suggest(name);
      if (document.activeElement === field) show();
    } catch (error) {
      if (error.name !== "AbortError") onError(error, look);
    }
    return found;
  };

  field.addEventListener("input", debounced(120, look));
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (listbox.hidden || found.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (active >= 0 && found[active]) {
      choose(found[active]);
      return;
    }
    const [best] = await look();
    if (best) choose(best);
  });
}
