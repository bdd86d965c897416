// Tabs, after the ARIA pattern: arrows, Home and End move, the chosen one is in the tab order.

const $ = (id) => document.getElementById(id);
const names = ["layers", "near", "check"];

/** Shows the panel of a tab. */
export function showTab(tab) {
  for (const name of names) {
    const isOn = tab === name;
    $(`tab-${name}`).setAttribute("aria-selected", String(isOn));
    $(`tab-${name}`).tabIndex = isOn ? 0 : -1;
    $(name).hidden = !isOn;
  }
  $("panel").scrollTop = 0;
}

/** Wires the tabs; `onTab` is called with the name of the chosen one. */
export function setUpTabs(onTab) {
  for (const [index, name] of names.entries()) {
    $(`tab-${name}`).addEventListener("click", () => onTab(name));
    $(`tab-${name}`).addEventListener("keydown", (event) => {
      const last = names.length - 1;
      const next = { ArrowRight: index === last ? 0 : index + 1, ArrowLeft: index === 0 ? last : index - 1, Home: 0, End: last }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      onTab(names[next]);
      $(`tab-${names[next]}`).focus();
    });
  }
}
