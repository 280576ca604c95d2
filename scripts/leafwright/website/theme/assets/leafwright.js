// What every page can do beside being read.
"use strict";

document.documentElement.classList.replace("no-js", "js");

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

// What was asked stands in the address, so that it can be kept: pairs of a name and a value, which may be empty.
const leafwrightAsked = pairs => {
  const address = new URL(location);
  for (const [name, value] of pairs) {
    if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
  }
  try { history.replaceState(history.state, "", address); } catch { /* some browsers keep a file's address as it is */ }
};

// A page that can print itself says so.
(() => {
  const button = document.querySelector(".print-page");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => print());
})();

// A table of many columns: each cell is told the head of its column, for phones.
for (const wide of document.querySelectorAll(".topic-section .wide")) {
  const heads = [...wide.querySelectorAll("thead th")].map(head => head.textContent.trim());
  for (const row of wide.querySelectorAll("tbody tr"))
    [...row.cells].forEach((cell, column) => { if (column) cell.dataset.head = heads[column]; });
  wide.classList.add("stacked");
}
