// What an address leads into is open: details, or a part of a list that is folded because it is long.
"use strict";
(() => {
  const open = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* no address of ours */ }
    const fold = target && target.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  // a second touch on the same link changes no address
  document.addEventListener("click", event => { if (event.target.closest?.('a[href^="#"]')) setTimeout(open); });
  open();
})();
