/* The board's table: filters, sorting, and both in the address, so that a view can be sent and kept.
 *
 * Everything is read from the table that the page holds; without this script the table stands there whole. A row's
 * `data-f` holds stage, outcome, and the first letters of open blockers, of parties and of needs. */
(() => {
  "use strict";

  const FACETS = ["stage", "outcome", "blocker", "party", "needs"];
  const FULL = new Set(["stage", "outcome"]); // the others hold several values, by their first letter
  const COLUMNS = ["title", "stage", "owner", "outcome", "errors", "warnings", "blockers", "decision", "due"];
  const DOWN_FIRST = new Set(["errors", "warnings"]);
  const UNSORTED = "title";
  const AT_ONCE = 100; // laying out a thousand rows takes a browser longer than anything else here

  const { plain } = gatepageFilters;
  const order = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true, sensitivity: "base" });

  let current = null;

  class Board {
    constructor(root) {
      this.root = root;
      this.form = root.querySelector("form");
      this.body = root.querySelector("tbody");
      this.told = this.form.querySelector("output");
      this.clear = this.form.querySelector("button");
      this.more = root.querySelector(".gp-more button");
      this.most = AT_ONCE;
      this.none = root.querySelector(".gp-filters__none");
      this.frame = root.querySelector(".gp-projects").parentElement;
      this.rows = [...this.body.rows].map((element) => this.read(element));
      this.ordered = this.rows;
      this.fill("owner", this.rows.map((row) => row.owner));
      this.fill("tag", this.rows.flatMap((row) => row.tags));
      this.heads = this.buttons();
      this.form.hidden = false;
      this.listen();
      this.follow();
    }

    read(element) {
      const [title, stage, owner, outcome, errors, warnings, blockers, decision, due] = element.cells;
      const link = title.querySelector("a");
      const facets = element.dataset.f.split(" ");
      const day = due.querySelector("time");
      return {
        element,
        facets: Object.fromEntries(FACETS.map((name, index) => [name, facets[index]])),
        owner: owner.querySelector("b, em") ? "" : owner.textContent,
        tags: [...title.querySelectorAll("i")].map((tag) => tag.textContent),
        text: plain(`${element.textContent} ${link.getAttribute("href")}`),
        keys: {
          title: link.textContent,
          stage: stage.textContent && this.rank("stage", facets[0]),
          owner: owner.querySelector("b, em") ? "" : owner.textContent,
          outcome: this.rank("outcome", facets[1]),
          errors: Number(errors.textContent),
          warnings: Number(warnings.textContent),
          blockers: blockers.textContent && `${blockers.textContent.split(",").length} ${blockers.textContent}`,
          decision: decision.textContent,
          due: day ? day.dateTime.padEnd(10, "~") : "",
        },
      };
    }

    /* Where a value stands in its list of choices: stages and outcomes have an order of their own. */
    rank(name, value) {
      return [...this.form.elements[name].options].findIndex((option) => option.value === value);
    }

    /* The values of a filter that the rows themselves hold. */
    fill(name, values) {
      const select = this.form.elements[name];
      if (!select) return;
      const distinct = [...new Set(values.filter(Boolean))].sort(order.compare);
      select.append(...distinct.map((value) => new Option(value, value)));
    }

    buttons() {
      return new Map(
        [...this.root.querySelectorAll("th[data-sort]")].map((head) => {
          const button = document.createElement("button");
          button.type = "button";
          button.append(...head.childNodes);
          head.append(button);
          return [head.dataset.sort, head];
        }),
      );
    }

    listen() {
      gatepageFilters.listen(this.form, this.clear, { filter: () => this.filter(), keep: () => this.keep() });
      this.more.addEventListener("click", () => {
        const first = this.ordered.find((row) => row.element.classList.contains("gp-later"));
        this.most = Infinity;
        this.filter();
        first.element.querySelector("a").focus();
      });
      for (const [name, head] of this.heads) {
        head.firstElementChild.addEventListener("click", () => {
          const down = this.sorted.name === name ? !this.sorted.down : DOWN_FIRST.has(name);
          this.sort(name, down);
          this.filter();
          this.keep();
        });
      }
      // Links to a view of this very page need no new page. Their addresses may have been made whole by the theme.
      this.root.addEventListener("click", (event) => {
        const link = event.target.closest("a[href]");
        const views = link?.search && link.href.startsWith(location.href.replace(/[?#].*/, "") + "?");
        if (!views || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        history.pushState(null, "", `${location.pathname}${link.search}`);
        this.follow();
        this.root.querySelector("#projects").scrollIntoView();
        this.frame.focus({ preventScroll: true });
      });
    }

    /* Show what the address asks for. */
    follow() {
      const asked = new URLSearchParams(location.search);
      gatepageFilters.read(this.form, asked);
      const sort = asked.get("sort") ?? UNSORTED;
      const name = sort.replace(/^-/, "");
      if (COLUMNS.includes(name)) this.sort(name, sort.startsWith("-"));
      else this.sort(UNSORTED, false);
      this.filter();
    }

    /* Write filters and sorting into the address. */
    keep() {
      const { name, down } = this.sorted;
      gatepageFilters.keep(this.form, { sort: name !== UNSORTED || down ? `${down ? "-" : ""}${name}` : "" });
    }

    filter() {
      const { word: typed, owner, tag } = this.form.elements;
      const words = gatepageFilters.words(typed.value);
      const facets = FACETS.map((name) => [name, this.form.elements[name].value]).filter(([, value]) => value);
      const fits = (row) =>
        facets.every(([name, value]) =>
          FULL.has(name) ? row.facets[name] === value : row.facets[name].includes(value[0]),
        ) &&
        (!owner.value || row.owner === (owner.value === "-" ? "" : owner.value)) &&
        (!tag?.value || row.tags.includes(tag.value)) &&
        words.every((word) => row.text.includes(word));
      let shown = 0;
      for (const row of this.ordered) {
        const fit = fits(row);
        shown += fit;
        if (row.element.hidden === fit) row.element.hidden = !fit;
        row.element.classList.toggle("gp-later", fit && shown > this.most); // paper shows them
      }
      this.tell(shown, words.length || facets.length || owner.value || tag?.value);
    }

    tell(shown, filtered) {
      const told = filtered ? this.told.dataset.some : this.told.dataset.all;
      gatepageFilters.show(this.told, gatepageFilters.counted(told, shown, this.rows.length));
      this.clear.hidden = !filtered;
      this.none.hidden = shown > 0;
      this.more.parentElement.hidden = shown <= this.most;
      this.more.textContent = this.more.dataset.all.replace("{all}", gatepageFilters.number(shown));
      this.frame.hidden = shown === 0;
    }

    /* Sort the rows; what has no value stands last either way, equals by title. */
    sort(name, down) {
      if (this.sorted?.name === name && this.sorted.down === down) return;
      const first = this.sorted === undefined;
      this.sorted = { name, down };
      for (const [column, head] of this.heads) {
        if (column === name) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
      if (first && name === UNSORTED && !down) return; // as the page came
      const sign = down ? -1 : 1;
      const compare = (a, b) => {
        const [one, other] = [a.keys[name], b.keys[name]];
        if ((one === "") !== (other === "")) return one === "" ? 1 : -1;
        return sign * (typeof one === "number" ? one - other : order.compare(one, other));
      };
      this.ordered = [...this.rows].sort(compare);
      this.body.append(...this.ordered.map((row) => row.element));
    }
  }

  const attach = () => {
    const root = document.getElementById("board");
    if (root && root !== current?.root) current = new Board(root);
  };

  addEventListener("popstate", () => current?.root.isConnected && current.follow());
  gatepageFilters.begin(attach);
})();
