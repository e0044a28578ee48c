/*
 * Tab leaves the search for what follows it. The theme closes the search and takes the focus away, from where WebKit
 * begins again at the top of the page, so that no stop behind the search is ever reached: here the search is closed
 * and keeps the focus, until the browser itself moves it on.
 */
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Tab" || !(event.target instanceof Element) || !event.target.matches(".md-search__input")) return;
    event.stopPropagation();
    const open = document.getElementById("__search");
    if (open?.checked) open.click();
  },
  true,
);
