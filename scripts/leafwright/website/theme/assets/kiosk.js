// The screen of a waiting room: pages without a way out of the site, and back to the start when nobody reads any more.
// On kiosk.html, and on any page whose address says ?kiosk. ?kiosk=180 waits 180 seconds in place of data-idle.
"use strict";
(() => {
  const own = document.currentScript.dataset, root = new URL(own.root, location.href);
  const asked = new URL(location.href).searchParams.get("kiosk");
  const start = new URL("kiosk.html", root), atStart = location.pathname === start.pathname;
  if (asked === null && own.kiosk === undefined) return;
  document.documentElement.classList.add("kiosk");

  const WARNING = 20;  // seconds in which a reader can say that they are still there (WCAG 2.2, 2.2.1)
  const seconds = Math.max(2 * WARNING, Number(asked) || Number(own.idle));

  const element = (name, attributes, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };

  // Where a link may lead: to pages for readers, each as a page of this screen. From all others the link is taken.
  const PAGES = /^(?:[\w-]+\/)?(?:kiosk|glossary|topics\/[\w-]+)\.html$/, HOME = /^([\w-]+\/)?(?:index\.html)?$/;
  const kept = link => {
    const to = new URL(link.href, location.href);
    if (to.protocol !== root.protocol || to.host !== root.host || !to.pathname.startsWith(root.pathname)) return null;
    const path = to.pathname.slice(root.pathname.length), home = HOME.exec(path);
    if (home) return new URL(`${home[1] || ""}kiosk.html${asked ? `?kiosk=${asked}` : ""}`, root).href;
    if (!PAGES.test(path) || link.hasAttribute("download")) return null;
    to.searchParams.set("kiosk", asked || "");
    return to.href;
  };
  const within = link => (link.getAttribute("href") || "").startsWith("#");

  // What a reader cannot take away here, or what asks for a keyboard.
  for (const each of document.querySelectorAll(own.without)) each.remove();
  for (const each of document.querySelectorAll("#download")) (each.closest("section") || each).remove();
  for (const link of document.querySelectorAll("a[href='#download']")) (link.closest("li") || link).remove();
  for (const link of document.querySelectorAll("a[href], area[href]")) {
    if (within(link)) continue;
    const to = kept(link);
    if (to) link.href = to;
    else link.replaceWith(element("span", {class: "was-link"}, ...link.childNodes));
  }
  // Links that other scripts make later.
  const guard = event => {
    const link = event.target.closest?.("a[href]");
    if (!link || within(link)) return;
    const to = kept(link);
    if (to) link.href = to; else event.preventDefault();
    link.removeAttribute("target");
  };
  document.addEventListener("click", guard, true);
  for (const name of ["auxclick", "contextmenu", "dragstart", "submit"])
    document.addEventListener(name, event => event.preventDefault(), true);

  // The way back, always in sight.
  const words = JSON.parse(own.words);
  if (!atStart) {
    const bar = element("nav", {class: "kiosk-bar", "aria-label": words.name});
    const topics = new URL(`${own.folder}/kiosk.html${asked ? `?kiosk=${asked}` : ""}`, root);
    if (location.pathname !== topics.pathname) bar.append(element("a", {href: topics.href}, words.topics));
    bar.append(element("a", {href: `${start.href}${asked ? `?kiosk=${asked}` : ""}`}, words.again));
    document.body.append(bar);
  }

  // Back to the start. Whoever is still there touches anything.
  if (atStart) return;
  let timer = 0, ticking = 0, before = null;
  const back = () => location.replace(`${start.href}${asked ? `?kiosk=${asked}` : ""}`);
  const left = element("p", {id: "kiosk-left"});
  const stay = element("button", {type: "button"}, words.stay), again = element("button", {type: "button"}, words.again);
  const box = element("div", {class: "kiosk-idle", role: "alertdialog", "aria-modal": "true",
    "aria-labelledby": "kiosk-still", "aria-describedby": "kiosk-left"},
  element("div", {}, element("p", {id: "kiosk-still"}, words.still), left, stay, again));
  box.hidden = true;
  if (words.lang) Object.assign(box, {lang: words.lang, dir: words.dir});
  document.body.append(box);
  const rest = () => {
    clearTimeout(timer);
    clearInterval(ticking);
    if (!box.hidden) {
      box.hidden = true;
      before?.focus?.({preventScroll: true});
    }
    timer = setTimeout(warn, (seconds - WARNING) * 1000);
  };
  const warn = () => {
    let count = WARNING;
    const tell = () => { left.textContent = words.back.replace("{seconds}", count); };
    tell();
    before = document.activeElement;
    box.hidden = false;
    stay.focus({preventScroll: true});
    ticking = setInterval(() => { if (--count > 0) tell(); else { clearInterval(ticking); back(); } }, 1000);
  };
  stay.addEventListener("click", rest);
  again.addEventListener("click", back);
  box.addEventListener("keydown", event => {
    if (event.key === "Escape") rest();
    if (event.key !== "Tab") return;
    event.preventDefault();
    (document.activeElement === stay ? again : stay).focus();
  });
  for (const name of ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "input"])
    addEventListener(name, event => {
      // A button that was just hidden keeps the focus until the page is drawn again: what comes from it then counts.
      if (box.hidden || !(event.target instanceof Node && box.contains(event.target))) rest();
    }, {capture: true, passive: true});
  rest();
})();
