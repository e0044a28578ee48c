/*
 * Explains each field of a project's page to whoever points at it, in the words of the format. Labels become buttons:
 * to point or to come by keyboard shows the explanation, to press keeps it open with its links. Escape closes it, and
 * it stays while the pointer is on it. Without this script the page says all but these explanations.
 */
(() => {
  "use strict";
  const { fields, words } = gatepageFields;
  const delay = 250;
  let tip, owner, pinned, returning, timer;

  const make = (name, kind, text) => {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    return element;
  };

  const link = (text, href) => {
    const element = make("a", "", text);
    element.href = href;
    return element;
  };

  /* The way to the line of a field; the head of a column has none. */
  const lineOf = (button) =>
    button.closest("[scope=col]") ? null : document.getElementById(`f-${button.dataset.field}`)?.querySelector(":scope > .gp-at");

  const page = () => document.querySelector(".gp-screen");

  /* What is said of a finding beside its field: its message, and how to mend it. */
  const tell = (chip) => {
    const told = document.getElementById(chip.hash.slice(1));
    const message = (told?.querySelector(".gp-message") ?? told ?? chip).cloneNode(true);
    const hint = message.querySelector(".gp-hint");
    for (const part of message.querySelectorAll(".gp-where, .gp-hint")) part.remove();
    const says = make("div", "gp-tip__says");
    says.id = "gp-tip-says";
    says.append(make("span", "", message.textContent.trim()));
    if (hint) says.append(make("span", "gp-tip__due", hint.textContent.trim()));
    return [says];
  };

  /* What is said of a field: title, guidance, an example, who settles it; and the ways to the source and the guide. */
  const explain = (button) => {
    const path = button.dataset.field;
    const [title, guidance, example, due] = fields[path];
    const says = make("div", "gp-tip__says");
    says.id = "gp-tip-says";
    says.append(make("strong", "", title), " ", make("span", "", guidance));
    if (due) says.append(make("span", "gp-tip__due", due));
    const shown = make("p", "gp-tip__example", words.example);
    shown.append(make("code", "", `${path.split(".").pop()}: ${example}`));
    const ways = make("p", "gp-tip__ways");
    const source = lineOf(button);
    if (source) ways.append(link(`${words.source}: ${source.getAttribute("aria-label")}`, source.href));
    ways.append(link(words.guide, `${page().dataset.guide}#${path}`));
    return [says, shown, ways];
  };

  const place = () => {
    const at = owner.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const below = at.bottom + size.height + 8 < window.innerHeight || at.top < size.height + 8;
    const left = Math.max(8, Math.min(at.left, room - size.width - 8));
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${(below ? at.bottom + 4 : at.top - size.height - 4) + window.scrollY}px`;
  };

  const open = (button, keep) => {
    clearTimeout(timer);
    if (owner !== button) {
      close();
      owner = button;
      tip = make("div", "gp-tip");
      tip.id = "gp-tip";
      tip.popover = "manual";
      tip.append(...(button.localName === "a" ? tell(button) : explain(button)));
      tip.addEventListener("pointerenter", () => clearTimeout(timer));
      tip.addEventListener("pointerleave", later);
      button.after(tip);
      tip.showPopover();
      button.setAttribute("aria-describedby", "gp-tip-says");
      place();
    }
    pinned = keep || pinned;
    if (button.localName === "button") button.setAttribute("aria-expanded", String(Boolean(pinned)));
    for (const way of tip.querySelectorAll("a")) way.tabIndex = pinned ? 0 : -1;
  };

  const close = () => {
    clearTimeout(timer);
    if (!owner) return;
    const button = owner;
    owner = pinned = undefined;
    const inside = tip.contains(document.activeElement);
    tip.remove();
    button.removeAttribute("aria-describedby");
    if (button.localName === "button") button.setAttribute("aria-expanded", "false");
    returning = inside;
    if (inside) button.focus();
    returning = false;
  };

  const later = () => {
    clearTimeout(timer);
    if (!pinned) timer = setTimeout(() => document.activeElement !== owner && close(), delay);
  };

  const listen = (element) => {
    element.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse") return;
      clearTimeout(timer);
      if (!pinned || owner === element) timer = setTimeout(open, delay, element, false);
    });
    element.addEventListener("pointerleave", later);
    element.addEventListener("focus", () => !returning && element.matches(":focus-visible") && open(element, false));
  };

  /* The labels of a page become buttons. The link to the source is then reached through the explanation. */
  const attach = () => {
    close();
    for (const label of document.querySelectorAll(".gp-screen [id^='f-'] > span.gp-label, .gp-screen th[data-field]")) {
      const path = label.dataset.field || label.parentElement.id.slice(2);
      if (!Object.hasOwn(fields, path) || label.querySelector("button")) continue;
      const button = make("button", "gp-label gp-label--explained", label.textContent);
      button.type = "button";
      button.dataset.field = path;
      button.setAttribute("aria-expanded", "false");
      listen(button);
      button.addEventListener("click", () => (owner === button && pinned ? close() : open(button, true)));
      if (label.localName === "th") label.replaceChildren(button);
      else label.replaceWith(button);
      const source = lineOf(button);
      if (source) source.tabIndex = -1;
    }
    document.querySelectorAll(".gp-screen .gp-chip").forEach(listen);
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && owner) {
      event.preventDefault();
      close();
    }
  });
  document.addEventListener("focusin", (event) => {
    if (owner && event.target !== owner && !tip.contains(event.target)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (owner && event.target !== owner && !tip.contains(event.target)) close();
  });

  if (!HTMLElement.prototype.hasOwnProperty("popover")) return;
  if (window.document$) window.document$.subscribe(attach);
  else attach();
})();
