// The language that the browser asks for first stands out. A hint: the reader chooses.
"use strict";

(() => {
  const links = [...document.querySelectorAll(".choose a")];
  const fits = (tag, wanted) => tag === wanted || tag.split("-")[0] === wanted.split("-")[0];
  for (const asked of navigator.languages || []) {
    const wanted = asked.toLowerCase();
    // readers of traditional Chinese choose for themselves
    const link = /^zh-(hant|tw|hk|mo)/.test(wanted) ? null : links.find(each => fits(each.lang.toLowerCase(), wanted));
    if (!link) continue;
    link.parentElement.className = "asked";
    return;
  }
})();
