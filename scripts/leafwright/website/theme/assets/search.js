// The search field: a combobox whose list shows what search-engine.js finds. The question stays in the address, so that
// the way back leads to it. Neither what finds nor anything of the index is loaded before the field is used.
"use strict";

// What finds, as soon as it is there; where it did not come, the next who asks for it tries again.
const leafwrightEngine = (() => {
  const {dataset: {src}} = document.currentScript;
  let coming = null;
  return () => coming || (coming = new Promise((resolve, reject) => {
    const script = document.createElement("script"), directory = document.createElement("link");
    script.onload = () => resolve(leafwrightSearch);
    script.onerror = () => { coming = null; script.remove(); reject(new Error(`cannot load ${src}`)); };
    script.src = src;
    // comes beside what asks for it first of all, not after it
    Object.assign(directory, {rel: "preload", as: "script", href: new URL("../search/patients.js", script.src).href});
    document.head.append(script, directory);
  }));
})();

(() => {
  const search = document.querySelector(".search");
  if (!search) return;
  const [field, output, count, list, help] = [".search-query", ".search-output", ".search-count", ".search-list", ".search-help"]
    .map(name => search.querySelector(name));
  const PAUSE = 80;  // milliseconds without a key after which the words typed so far are looked up
  let words = {}, staff = false, asked = 0, chosen = -1, go = false, pause = 0;

  const element = (name, attributes = {}, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };
  const refill = (parent, inside) => { parent.textContent = ""; parent.append(...inside); };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  const options = () => [...list.querySelectorAll("[role=option]")];

  // Words with what was typed marked in them.
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const places = (text, marked) => [...text.matchAll(WORD)].flatMap(({0: word, index}) => {
    if (leafwrightSearch.isUnparted(word)) {
      const signs = leafwrightSearch.signs(word);
      return signs.slice(1).flatMap((sign, at) => {
        const from = index + signs.slice(0, at).join("").length, pair = signs[at] + sign;
        return leafwrightSearch.terms(pair).some(term => marked.has(term)) ? [[from, from + pair.length]] : [];
      });
    }
    return leafwrightSearch.terms(word).some(term => marked.has(term)) ? [[index, index + word.length]] : [];
  });
  const underlined = (text, marked) => {
    const made = [];
    let end = 0;
    for (const [from, to] of places(text, marked)) {
      if (to <= end) continue;
      made.push(text.slice(end, Math.max(from, end)), element("mark", {}, text.slice(Math.max(from, end), to)));
      end = to;
    }
    return [...made, text.slice(end)];
  };
  const LENGTH = 150;
  const excerpt = (text, marked) => {
    const first = places(text, marked)[0]?.[0] ?? 0;
    let from = first > LENGTH / 2 ? first - LENGTH / 3 : 0;
    if (from) from = Math.max(text.indexOf(" ", from) + 1 || from, 0);
    if (from > first) from = first;
    let to = from + LENGTH;
    if (to < text.length) to = text.lastIndexOf(" ", to) > from ? text.lastIndexOf(" ", to) : to;
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  };

  const show = open => {
    output.hidden = !open;
    field.setAttribute("aria-expanded", String(open && !list.hidden));
    if (!open) choose(-1);
  };
  const choose = number => {
    const all = options();
    all[chosen]?.removeAttribute("aria-selected");
    chosen = all.length ? (number + all.length + 1) % (all.length + 1) : -1;
    if (number < 0 || chosen === all.length) chosen = number < -1 ? all.length - 1 : -1;
    const option = all[chosen];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({block: "nearest"});
  };

  // The page that a result leads to learns what was asked, since it may be folded away in details there (unfold.js).
  const led = (href, told) => {
    const address = new URL(href);
    if (address.hash && told) address.searchParams.set("found", told);
    return address.href;
  };

  const fill = ({results, marked, told}) => {
    let number = 0;
    refill(list, results.map(({title, staff: own, parts}, group) => element("div", {role: "group", "aria-labelledby": `search-group-${group}`},
      element("div", {class: "search-title", id: `search-group-${group}`, role: "presentation"}, ...underlined(title, marked), own ? ` (${words.for_staff})` : ""),
      ...parts.map(({href, heading, text}) => element("a", {role: "option", id: `search-option-${number++}`, href: led(href, told), tabindex: "-1"},
        element("span", {class: "search-heading"}, ...underlined(heading || title, marked)),
        " ", element("span", {class: "search-text"}, ...underlined(excerpt(text, marked), marked)))))));
    list.hidden = !results.length;
  };
  // What else to do: near words, the list of all, phones, an interpreter.
  const fillHelp = (found, near) => {
    const parts = [];
    if (!found && near.length) parts.push(element("p", {}, words.near + " ", ...near.flatMap((word, at) => {
      const button = element("button", {type: "button", class: "search-near"}, word);
      button.addEventListener("click", () => { field.value = word; field.focus(); ask(); });
      return at ? [" ", button] : [button];
    })));
    if (!found) for (const {words: told, href, tel} of words.help)
      parts.push(element("p", {}, href ? element("a", {href: new URL(href, leafwrightSearch.home).href}, told) : told,
        tel ? element("a", {href: `tel:${tel.replace(/[^+\d]/g, "")}`, dir: "ltr"}, tel) : ""));
    if (words.staff) {
      const box = element("input", {type: "checkbox"});
      box.checked = staff;
      box.addEventListener("change", () => { staff = box.checked; ask(); });
      parts.push(element("label", {class: "search-staff"}, box, " ", words.staff));
    }
    if (!(help.contains(document.activeElement) && found)) refill(help, parts);
    help.hidden = !parts.length;
  };

  const remember = text => leafwrightAsked([["q", text]]);

  const ask = async () => {
    clearTimeout(pause);
    const mine = ++asked, text = field.value.trim();
    remember(text);
    try {
      const engine = await leafwrightEngine(), {directory} = await engine.open("patients");
      words = directory.words;
      const answer = text ? await engine.answer(field.value, staff ? ["patients", "staff"] : ["patients"], () => mine === asked) : {results: [], near: [], marked: new Set()};
      if (mine !== asked) return;
      choose(-1);
      fill(answer);
      fillHelp(!text || answer.results.length, answer.near);
      const told = answer.results.flatMap(each => each.parts).length;
      count.textContent = !text ? words.start : told ? filled(words.results, {count: told}) : filled(words.none, {words: text});
      output.dataset.answered = text;
      show(true);
      if (go && told) options()[0].click();
      go = false;
    } catch (error) {
      if (mine !== asked) return;
      count.textContent = words.lost ?? count.dataset.lost ?? "";
      show(Boolean(count.textContent));
    }
  };

  // The focus alone opens nothing, so that who passes by with Tab is not held up; it lets the engine and the small
  // directory come, while the reader types.
  const enter = () => {
    if (field.value.trim()) { if (output.hidden) ask(); }
    else leafwrightEngine().then(engine => engine.open("patients")).catch(() => { /* told when something is asked */ });
  };
  field.addEventListener("focus", enter);
  field.addEventListener("click", enter);
  field.addEventListener("input", () => { go = false; asked++; delete output.dataset.answered; clearTimeout(pause); pause = setTimeout(ask, PAUSE); });
  field.form.addEventListener("submit", event => {
    event.preventDefault();
    if (output.dataset.answered !== field.value.trim()) { go = true; ask(); }
    else (options()[chosen] ?? options()[0])?.click();
  });
  field.addEventListener("keydown", event => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      if (field.value && !output.hidden) { field.value = ""; delete output.dataset.answered; ask(); } else show(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (output.hidden) ask();
      else choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -2 : chosen - 1);
    }
  });
  search.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.target === field) return;
    field.focus();
    show(false);
  });
  search.addEventListener("focusout", event => {
    if (event.relatedTarget && !search.contains(event.relatedTarget)) show(false);
  });
  document.addEventListener("pointerdown", event => { if (!search.contains(event.target)) show(false); });

  const before = new URL(location).searchParams.get("q");
  if (before) { field.value = before; output.hidden = false; ask(); }
})();
