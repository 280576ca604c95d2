// Where this language's site begins, and a small memory beside it: Material's script asks for both by these names.
"use strict";
var __md_scope = new URL(JSON.parse(document.getElementById("__config").textContent).base, location);
var __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(scope.pathname + "." + key));
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try { store.setItem(scope.pathname + "." + key, JSON.stringify(value)); } catch { /* no memory allowed: do without */ }
};

// The list of languages closes on Escape and on a click elsewhere, as people expect of a menu.
(() => {
  const menu = document.querySelector(".languages");
  if (!menu) return;
  document.addEventListener("click", event => { if (!menu.contains(event.target)) menu.open = false; });
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

// Material's search listens to keys only. Words that come without one (pasted, dictated, or put in by an input
// method for Chinese or Arabic) must be searched for as well.
(() => {
  const query = document.querySelector("[data-md-component=search-query]");
  if (query) query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
})();
