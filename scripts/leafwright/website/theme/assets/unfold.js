// A list of many topics is folded: where an address leads to a heading, what it folds opens.
"use strict";
(() => {
  const open = () => {
    const fold = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details");
    if (!fold) return;
    fold.open = true;
    fold.scrollIntoView();
  };
  addEventListener("hashchange", open);
  // a second touch on the same link changes no address
  document.addEventListener("click", event => { if (event.target.closest?.(".group-jumps a")) setTimeout(open); });
  open();
})();
