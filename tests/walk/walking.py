"""One visit to each page of a built site, with every question that is asked of a page in a browser.

In: a browser, a site on a server. Out: for each question, what was found, a line for each. The questions are told in
the tests; how a page is asked stands here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.browsing import NARROW, WIDE, Visit

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules of axe-core whose answer changes with the colours alone."""

OF_WIDTH = ("target-size", "scrollable-region-focusable", "region")
"""The rules of axe-core whose answer changes with the width, when the page stays what it is."""

_AXE = """options => axe.run(options).then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
  `${rule.id} (${rule.impact}): ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`)))"""

_REPAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

_FOCUS = """() => [...document.querySelectorAll(
    'a[*|href], button, input, select, textarea, summary, [tabindex], [contenteditable]')].flatMap(it => {
  // To reach the search's field opens the search, which has a test of its own.
  const skipped = it.tabIndex < 0 || it.type === 'hidden' || (it.type === 'radio' && !it.checked)
    || it.matches('.md-search__input');
  if (skipped || !it.checkVisibility({visibilityProperty: true})) return [];
  it.focus();
  if (document.activeElement !== it) return [];
  const told = [], what = it.outerHTML.slice(0, 140).replace(/\\s+/g, ' ');
  const rings = one => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
  };
  const next = it.nextElementSibling, drawn = [it, ...(it.labels || []), ...(next?.matches('label') ? [next] : [])];
  const caret = it.matches('input[type=text], input[type=search], textarea');
  if (!caret && !drawn.some(rings)) told.push(`no ring: ${what}`);
  const within = (low, value, high) => Math.min(Math.max(value, low), high);
  const shown = one => {
    const box = one.getBoundingClientRect();
    if (!box.width || box.right <= 0 || box.left >= innerWidth) return false;
    if (box.bottom <= 0 || box.top >= innerHeight) return false;
    const there = document.elementFromPoint(within(1, box.left + box.width / 2, innerWidth - 2),
      within(Math.max(1, box.top + 1), box.top + box.height / 2, Math.min(innerHeight - 2, box.bottom - 1)));
    return !!there && (one.contains(there) || there.contains(one));
  };
  if (!drawn.some(shown)) told.push(`out of sight: ${what}`);
  return told;
})"""

_MOVING = """() => [...document.querySelectorAll('[class*="gp-"]')].filter(one => {
  const style = getComputedStyle(one), longest = list => Math.max(...list.split(',').map(parseFloat));
  return longest(style.transitionDuration) > 0.01
    || (style.animationName !== 'none' && longest(style.animationDuration) > 0.01);
}).map(one => one.outerHTML.slice(0, 100))"""


_DRAWN = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const paint = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = colour => {
    const [r, g, b] = colour.map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => { const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05); };
  const ground = (text, x, y) => {
    const below = [...text.ownerSVGElement.querySelectorAll('rect, use')].filter(one => {
      const box = one.getBoundingClientRect();
      return one.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && !one.closest('defs')
        && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    }).map(one => one.matches('use') ? document.querySelector(one.href.baseVal)?.querySelector('rect') : one)
      .filter(one => one && getComputedStyle(one).fill !== 'none');
    if (below.length) return paint(getComputedStyle(below.at(-1)).fill);
    for (let one = text.ownerSVGElement; one; one = one.parentElement) {
      const colour = paint(getComputedStyle(one).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  return [...document.querySelectorAll('article svg text')].filter(text => text.textContent.trim()).flatMap(text => {
    const box = text.getBoundingClientRect(), ink = paint(getComputedStyle(text).fill);
    const found = contrast(ink, ground(text, box.x + box.width / 2, box.y + box.height / 2));
    return box.width && found < 4.5 ? [`${found.toFixed(1)} for "${text.textContent.trim().slice(0, 40)}"`] : [];
  });
}"""

_THIN = """most => {
  const kind = one => `${one.localName}.${one.className} ${one.getAttributeNames().sort()}`;
  const seen = new Map();
  for (const one of document.querySelectorAll('article *')) {
    if (!one.isConnected || one.closest('svg, head')) continue;
    if (!seen.has(one.parentElement)) seen.set(one.parentElement, {});
    const alike = [...new Set([one, ...one.querySelectorAll('*')].map(kind))].sort().join();
    const count = seen.get(one.parentElement);
    count[alike] = (count[alike] || 0) + 1;
    if (count[alike] > most) one.remove();
  }
}"""

ALIKE = 2
"""How many elements with the same kinds of elements within, side by side, a quick walk looks at: rows repeat."""

SIZES = (WIDE, *({"width": width, "height": 900} for width in (1024, 768, 640)), NARROW)
"""The windows in which nothing may scroll sideways."""

LOOKS: dict[str, tuple[dict[str, int], str, tuple[str, ...] | None]] = {
    "narrow, dark": (NARROW, "slate", (*OF_COLOUR, *OF_WIDTH)),
    "narrow, light": (NARROW, "default", None),
    "wide, dark": (WIDE, "slate", None),
    "wide, light": (WIDE, "default", ()),
}
"""How a page is looked at: the window, the colours, and the rules of axe-core that a quick walk asks, if it asks at
all; none named is all of them. Once it is narrow the page is not made wide but for the last looks, since every
change of the window costs."""

EXCEPTED = re.compile(r"region \(moderate\): #__(drawer|search):")
"""Material's two switches stand before the header, whose look they change, and so in no landmark."""


def run_axe(page: Any, axe: str, *rules: str) -> list[str]:
    """What axe-core finds on the page as it stands: of all rules, or of some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    options = {"runOnly": list(rules) or TAGS, "resultTypes": ["violations"], "elementRef": False}
    return [told for told in page.evaluate(_AXE, options) if not EXCEPTED.match(told)]


def show(page: Any, size: dict[str, int], scheme: str = "") -> None:
    """Change the size of the window, and the colours as the theme's own button does; wait until the page follows."""
    if scheme:
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    if page.viewport_size != size:
        page.set_viewport_size(size)
    page.evaluate(_REPAINTED)


class Walk:
    """What was found on all pages. ``told`` has a list of lines for each question.

    A thorough walk looks at whatever repeats itself too, in each colour at each width.
    """

    def __init__(self, browser: Any, site: Path, server: str, axe: str, *, thorough: bool = False) -> None:
        self.browser, self.site, self.server, self.axe = browser, site, server, axe
        self.thorough = thorough
        self.told: dict[str, list[str]] = defaultdict(list)
        self.walked: list[str] = []

    def address(self, page: str) -> str:
        """Where a page is found; the 404 page stands for every address that is not there."""
        return f"{self.server}/{page if page != '404.html' else 'no/such/page.html'}"

    def note(self, question: str, page: str, found: Iterable[object]) -> None:
        """Keep what was found on a page."""
        self.told[question] += [f"{page}: {one}" for one in found]

    def visit(self, *names: str) -> None:
        """Ask everything of some pages, one after the other, on a server and then in their folder."""
        with Visit(self.browser, color_scheme="light") as visit:
            for name in names:
                self.walked.append(name)
                self.ask(visit, name)
        with Visit(self.browser) as visit:
            for name in names:
                if name == "404.html":  # its addresses begin at the host's root: no folder shows it
                    continue
                visit.page.goto((self.site / name).as_uri())
                self.note("another host", f"{name} from a folder", visit.strangers("file:"))
                self.note("complaints", f"{name} from a folder", visit.complaints)
                visit.forget()

    def ask(self, visit: Visit, name: str) -> None:
        """Ask everything of one page that is on a server."""
        page = visit.page
        page.goto(self.address(name))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        self.note("past the navigation", name, skipping(page))
        for size in SIZES:
            show(page, size)
            needed, width = page.evaluate("document.documentElement.scrollWidth"), size["width"]
            self.note("width", name, [f"{needed} pixels are needed at {width}"] if needed > width else [])
        if not self.thorough:
            page.evaluate(_THIN, ALIKE)
        for look, (size, scheme, rules) in LOOKS.items():
            if self.thorough or rules is not None:
                show(page, size, scheme)
                self.look(page, f"{name} ({look})", *(() if self.thorough else rules or ()))
        self.note("another host", f"{name} on a server", visit.strangers(self.server))
        lost = f"{self.address('404.html')})"
        self.note("complaints", name, (one for one in visit.complaints if not one.endswith(lost)))
        self.note("dialogs", name, visit.dialogs)
        visit.forget()

    def look(self, page: Any, name: str, *rules: str) -> None:
        """Ask what depends on colours and width."""
        # The last stop of an earlier look may have left something under the header.
        page.evaluate("scrollTo(0, 0)")
        self.note("axe", name, run_axe(page, self.axe, *rules))
        self.note("drawings", name, page.evaluate(_DRAWN))
        self.note("focus", name, page.evaluate(_FOCUS))
        page.keyboard.press("Escape")  # what the last stop explains would lie on other stops
        self.note("motion", name, page.evaluate(_MOVING))


def skipping(page: Any) -> list[str]:
    """Whether the first stop of Tab leads past the navigation."""
    page.keyboard.press("Tab")
    if not page.evaluate("document.activeElement.matches('a.md-skip')"):
        return ["the first stop of Tab is no link past the navigation"]
    page.keyboard.press("Enter")
    if not page.evaluate("document.querySelector(location.hash)?.matches('main article')"):
        return ["the link past the navigation leads nowhere"]
    page.keyboard.press("Tab")
    if page.evaluate("!!document.activeElement.closest('header.md-header, .md-tabs, .md-sidebar')"):
        return ["behind the link past the navigation, the navigation goes on"]
    return []
