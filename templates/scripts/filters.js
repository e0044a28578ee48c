/* What the board's filters and those of the portfolio's other pages share: how words are compared, and how a form of
 * filters stands in the address, so that a view can be sent and kept. */
const gatepageFilters = (() => {
  "use strict";

  /* Neither case nor accents tell words apart. */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (typed) => plain(typed).split(/\s+/).filter(Boolean);

  const number = (count) => count.toLocaleString(document.documentElement.lang || undefined);
  const counted = (text, some, all) => text.replace("{some}", number(some)).replace("{all}", number(all));

  const show = (output, told) => {
    if (output.textContent !== told) output.textContent = told; // what is said anew is read out anew
  };

  const named = (form) => [...form.elements].filter((control) => control.name);

  /* Fill a form with what the address asks for. What it asks for and nobody knows is left aside. */
  const read = (form, asked) => {
    for (const control of named(form)) {
      control.value = asked.get(control.name) ?? "";
      if (control.selectedIndex === -1) control.value = "";
    }
  };

  /* Write a form into the address, and whatever else belongs there. */
  const keep = (form, more = {}) => {
    const kept = new URLSearchParams(location.search);
    for (const [name, value] of [...named(form).map((control) => [control.name, control.value]), ...Object.entries(more)]) {
      kept.delete(name);
      if (value) kept.append(name, value);
    }
    const search = kept.toString();
    history.replaceState(history.state, "", `${location.pathname}${search ? "?" : ""}${search}${location.hash}`);
  };

  /* Filter with each change of a form; its button clears it and gives the first field back to whoever pressed it. */
  const listen = (form, clear, { filter, keep: kept }) => {
    let waiting;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      filter();
      clearTimeout(waiting);
      // Browsers refuse an address for each key stroke; and the page may have been exchanged until then.
      waiting = setTimeout(() => form.isConnected && kept(), 200);
    });
    clear.addEventListener("click", () => {
      form.reset();
      filter();
      kept();
      form.elements[0].focus();
    });
  };

  /* Begin whenever a page is there; Material exchanges pages without loading them anew, and tells so. */
  const begin = (attach) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", attach);
    else attach();
    window.document$?.subscribe(attach);
  };

  return { plain, words, number, counted, show, read, keep, listen, begin };
})();
