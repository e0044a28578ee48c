/* Any word, on the pages about the whole portfolio: hides the rows in which it does not stand, and keeps it in the
 * address. Without this script, and where there are few rows, the page stands there whole. */
(() => {
  "use strict";

  const FEW = 15; // are found by the eye

  const { plain } = gatepageFilters;
  const sum = (lists, number) => lists.reduce((total, list) => total + number(list), 0);

  let current = null;

  class Lists {
    constructor(form) {
      this.form = form;
      this.told = form.querySelector("output");
      this.clear = form.querySelector("button");
      this.none = form.nextElementSibling;
      const page = form.closest(".gp-portfolio");
      this.outlines = page.querySelectorAll(".gp-outline");
      this.parts = [...page.querySelectorAll(".gp-part")].map((part) => this.read(part));
      this.rows = this.parts.flatMap((part) => part.lists.flatMap((list) => list.rows));
      if (this.rows.length <= FEW) return;
      form.hidden = false;
      gatepageFilters.listen(form, this.clear, {
        filter: () => this.filter(),
        keep: () => gatepageFilters.keep(form),
      });
      this.follow();
    }

    /* A part is lists, each below the heading that stands before it: the part's own, or one of a group. */
    read(part) {
      const read = { part, lists: [], headings: [] };
      let heading = null;
      for (const element of part.querySelectorAll("h2, h3, .gp-list, .gp-run")) {
        if (element.matches("h2, h3")) {
          heading = { element, lists: [], count: element.querySelector(".gp-count") };
          read.headings.push(heading);
        } else if (!element.parentElement.closest(".gp-list")) {
          const rows = element.matches(".gp-list") ? [...element.tBodies[0].rows] : [...element.children];
          const list = {
            frame: element.closest(".gp-frame") ?? element,
            rows: rows.map((row) => ({ element: row, text: plain(row.textContent) })),
          };
          read.lists.push(list);
          heading?.lists.push(list);
        }
      }
      for (const one of read.headings) one.all = one.count?.textContent;
      return read;
    }

    follow() {
      gatepageFilters.read(this.form, new URLSearchParams(location.search));
      this.filter();
      this.reach();
    }

    /* Whoever follows a link to what a word hides wants to see it more than the word. */
    reach() {
      const wanted = document.getElementById(location.hash.slice(1)); // our anchors are plain letters
      if (!wanted?.closest(".gp-part [hidden], .gp-part[hidden]")) return;
      this.form.reset();
      this.filter();
      gatepageFilters.keep(this.form);
      wanted.scrollIntoView();
    }

    filter() {
      const words = gatepageFilters.words(this.form.elements.word.value);
      let shown = 0;
      for (const outline of this.outlines) outline.hidden = words.length > 0; // it counts and leads to everything
      for (const { part, lists, headings } of this.parts) {
        for (const list of lists) {
          list.shown = 0;
          for (const row of list.rows) {
            const fit = words.every((word) => row.text.includes(word));
            list.shown += fit;
            if (row.element.hidden === fit) row.element.hidden = !fit;
          }
          list.frame.hidden = words.length > 0 && list.shown === 0;
          shown += list.shown;
        }
        part.hidden = words.length > 0 && !lists.some((list) => list.shown);
        for (const { element, lists: below, count, all } of headings) {
          if (element.localName === "h3") element.hidden = words.length > 0 && !below.some((list) => list.shown);
          // What a heading counts is the rows right below it, or those of all groups of its part, or no rows at all.
          const counted = [below, lists].find((some) => some.length && String(sum(some, (list) => list.rows.length)) === all);
          if (counted) count.textContent = words.length ? `${sum(counted, (list) => list.shown)} / ${all}` : all;
        }
      }
      this.tell(shown, words.length > 0);
    }

    tell(shown, filtered) {
      const told = filtered ? gatepageFilters.counted(this.told.dataset.some, shown, this.rows.length) : "";
      gatepageFilters.show(this.told, told);
      this.clear.hidden = !filtered;
      this.none.hidden = shown > 0;
    }
  }

  const attach = () => {
    const form = document.querySelector(".gp-portfolio .gp-words");
    if (form && form !== current?.form) current = new Lists(form);
  };

  addEventListener("hashchange", () => current?.form.isConnected && !current.form.hidden && current.reach());
  addEventListener("popstate", () => current?.form.isConnected && !current.form.hidden && current.follow());
  gatepageFilters.begin(attach);
})();
