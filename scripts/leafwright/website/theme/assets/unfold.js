// What an address leads into is open: details, or a part of a list that is folded because it is long.
"use strict";
(() => {
  const led = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };
  const open = () => {
    const target = led(), fold = target && target.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  // a second touch on the same link changes no address
  document.addEventListener("click", event => { if (event.target.closest?.('a[href^="#"]')) setTimeout(open); });
  open();

  // What was asked of the search, where a section holds more of it in its details than before the reader's eyes.
  const found = new URL(location).searchParams.get("found");
  if (found) document.addEventListener("DOMContentLoaded", async () => {  // the search is there by then
    leafwrightAsked([["found", ""]]);
    let engine;
    try { engine = await leafwrightEngine(); } catch { return; }
    const like = (term, word) => term === word || word.length > 2 && term.startsWith(word.length > 5 ? word.slice(0, -2) : word);
    const words = found.split(" "), held = block => {
      const terms = engine.terms(block.textContent);
      return words.filter(word => terms.some(term => like(term, word))).length;
    };
    let most = 0, best = null;
    for (const block of led()?.closest("section")?.querySelectorAll("p, li, td, th, dt, dd, h2, h3, summary") ?? []) {
      const count = held(block), folded = block.matches("details:not([open]) :not(summary)");
      // of two that hold as much what is not folded stays
      if (count > most || count === most && !folded && best) { most = count; best = folded ? block : null; }
    }
    if (!best) return;
    best.closest("details").open = true;
    best.scrollIntoView({block: "center"});
  });
})();
