// What a topic's page can do beside being read: its contents stand open on wide windows and mark where the reader is,
// the language links keep that place, and hard words are explained in place.
"use strict";

(() => {
  const contents = document.querySelector(".jumps details");
  const headings = [...document.querySelectorAll(".topic-section > h2[id]")];
  if (!contents || !headings.length) return;

  const wide = matchMedia("(min-width: 60rem)");
  const unfold = () => { contents.open = wide.matches; };
  unfold();
  wide.addEventListener("change", unfold);
  // On a phone the list has done its work when one of its links is followed.
  contents.addEventListener("click", event => { if (!wide.matches && event.target.closest("a")) contents.open = false; });

  const links = [...contents.querySelectorAll("a")];
  const languages = [...document.querySelectorAll(".languages a")];
  const mark = id => {
    for (const link of links) {
      if (link.hash !== `#${id}`) { link.removeAttribute("aria-current"); continue; }
      link.setAttribute("aria-current", "location");
      const list = contents.closest(".jumps-inside"), box = link.getBoundingClientRect(), frame = list.getBoundingClientRect();
      if (wide.matches && (box.top < frame.top || box.bottom > frame.bottom)) list.scrollTop += box.top - frame.top - frame.height / 3;
    }
  };
  // To choose a language people go up to the head of the page: what counts is where they were before, for a second or more.
  let staying = 0;
  const keep = id => {
    clearTimeout(staying);
    if (id) staying = setTimeout(() => { for (const link of languages) link.hash = id; }, 1000);
  };
  // The section that crosses a line near the top of the window is the one that is read.
  const seen = new Set();
  const observer = new IntersectionObserver(entries => {
    for (const {target, isIntersecting} of entries) isIntersecting ? seen.add(target) : seen.delete(target);
    const here = headings.filter(heading => seen.has(heading.parentElement)).pop();
    const id = here ? here.id : "";
    if (id || headings[0].getBoundingClientRect().top > innerHeight / 5) { mark(id); keep(id); }
  }, {rootMargin: "-20% 0px -79% 0px"});
  for (const heading of headings) observer.observe(heading.parentElement);
})();

// A hard word opens its meaning below the lines it stands in. Without this script it leads to the list of words.
(() => {
  const meanings = document.querySelector(".terms");
  if (!meanings) return;
  const terms = [...document.querySelectorAll('.topic-section a[href*="glossary.html#"]')];
  const meaning = link => meanings.querySelector(`[data-term="${CSS.escape(link.hash.slice(1))}"]`);
  let open = null;

  const close = back => {
    if (!open) return;
    const {link, box} = open;
    open = null;
    box.remove();
    link.setAttribute("aria-expanded", "false");
    link.removeAttribute("aria-controls");
    if (back) link.focus();
  };
  const show = link => {
    close();
    const box = document.createElement("div"), button = document.createElement("button"), all = document.createElement("a");
    box.className = "term-box";
    box.id = "term-box";
    box.tabIndex = -1;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", link.textContent);
    box.append(...meaning(link).cloneNode(true).childNodes);
    all.href = link.href;
    all.textContent = meanings.dataset.all;
    button.type = "button";
    button.textContent = meanings.dataset.close;
    button.addEventListener("click", () => close(true));
    const last = document.createElement("p");
    last.append(all, " ", button);
    box.append(last);
    box.addEventListener("keydown", event => { if (event.key === "Escape") { event.stopPropagation(); close(true); } });
    const around = link.closest("li, td, th, dd, p, h2, h3, summary");
    /^(LI|TD|TH|DD)$/.test(around.tagName) ? around.append(box) : around.after(box);
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", box.id);
    open = {link, box};
    box.focus();
  };

  for (const link of terms) {
    if (!meaning(link)) continue;
    link.classList.add("term");
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new window is a new window
      event.preventDefault();
      open && open.link === link ? close(true) : show(link);
    });
    link.addEventListener("keydown", event => {
      if (event.key === " ") { event.preventDefault(); link.click(); }
      if (event.key === "Escape" && open && open.link === link) close(true);
    });
  }
  addEventListener("beforeprint", () => close());
})();
