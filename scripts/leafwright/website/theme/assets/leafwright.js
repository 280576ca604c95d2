// Where this language's site begins, and a small memory beside it: Material's script asks for both by these names.
"use strict";
var __md_scope = new URL(JSON.parse(document.getElementById("__config").textContent).base, location);
var __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(scope.pathname + "." + key));
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try { store.setItem(scope.pathname + "." + key, JSON.stringify(value)); } catch { /* no memory allowed: do without */ }
};

// The list of languages closes on Escape, on a click elsewhere and when the focus goes elsewhere, as people expect of a
// menu; it must not lie over what has the focus next.
(() => {
  const menu = document.querySelector(".languages");
  if (!menu) return;
  document.addEventListener("click", event => { if (!menu.contains(event.target)) menu.open = false; });
  document.addEventListener("focusin", event => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();

// A page that can print itself says so.
(() => {
  const button = document.querySelector(".print-page");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => print());
})();

// A table of many columns: each cell is told the head of its column, for phones.
for (const wide of document.querySelectorAll(".topic-section section.wide")) {
  const heads = [...wide.querySelectorAll("thead th")].map(head => head.textContent.trim());
  for (const row of wide.querySelectorAll("tbody tr"))
    [...row.cells].forEach((cell, column) => { if (column) cell.dataset.head = heads[column]; });
  wide.classList.add("stacked");
}

// Material's keys: its single letters would surprise who speaks to the computer or touches a key (WCAG 2.1.4), and its
// results can be reached with arrows only. So letters outside the search are kept from it, Tab leads into the results,
// and they close when the focus leaves them.
(() => {
  const search = document.querySelector(".search");
  if (!search) return;
  addEventListener("keydown", event => {
    const inside = search.contains(event.target);
    if (inside ? event.key === "Tab" : event.key.length === 1) event.stopImmediatePropagation();
  }, true);
  new MutationObserver(() => {
    for (const each of search.querySelectorAll(".search-list [tabindex]")) each.removeAttribute("tabindex");
  }).observe(search.querySelector(".search-list"), { childList: true, subtree: true });
  search.addEventListener("focusout", event => {
    const toggle = document.getElementById("__search");
    if (toggle.checked && event.relatedTarget && !search.contains(event.relatedTarget)) toggle.click();
  });
})();

// Material's search listens to keys only. Words that come without one (pasted, dictated, or put in by an input
// method for Chinese or Arabic) must be searched for as well.
(() => {
  const query = document.querySelector("[data-md-component=search-query]");
  if (query) query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
})();
