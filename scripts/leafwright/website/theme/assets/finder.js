// A list for staff that is narrowed by choices. They stand in the address, so that a link to what was found can be kept;
// rows are drawn in portions, so that a list of a thousand is there at once.
"use strict";

// A word as it is looked for: without marks, capitals and variants of a letter.
const leafwrightFolded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ىي]/g, "ی").replace(/ك/g, "ک");

const leafwrightElement = (name, attributes = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== "") made.setAttribute(key, value);
  made.append(...inside);
  return made;
};

// What an element holds, in place of what it held; browsers before 2020 cannot replace it in one go.
const leafwrightRefilled = (at, ...inside) => {
  at.textContent = "";
  at.append(...inside);
};

// `fits(row, choices)` says whether a row is shown; `draw(row, choices)` makes it; `frame(choices)` gives what the rows
// lie in, and where in that; `told(shown, total)` says how many there are.
const leafwrightFinder = ({rows, fits, draw, frame, told, none}) => {
  const form = document.querySelector(".finder"), list = document.querySelector(".finder-list");
  const more = document.querySelector(".finder-more"), count = document.querySelector(".finder-told");
  const PORTION = matchMedia("(max-width: 48rem)").matches ? 10 : 25;
  const controls = [...form.elements].filter(each => each.name);
  let found = [], shown = 0, body = null;

  const choices = () => Object.fromEntries(controls.map(each => [each.name, each.value.trim()]));
  const read = () => {
    const asked = new URL(location).searchParams;
    for (const each of controls) {
      each.value = asked.get(each.name) || "";
      if (each.selectedIndex === -1) each.value = "";
    }
  };
  const write = () => leafwrightAsked(Object.entries(choices()));
  const portion = size => {
    const now = choices();
    const made = found.slice(shown, shown + size).map(row => draw(row, now));
    body.append(...made);
    shown += made.length;
    more.hidden = shown >= found.length;
    return made[0];
  };
  const show = () => {
    const now = choices();
    found = rows.filter(row => fits(row, now));
    shown = 0;
    const made = frame(now);
    body = made.body;
    leafwrightRefilled(list, found.length ? made.whole : leafwrightElement("p", {}, none));
    list.hidden = false;
    count.textContent = told(found.length, rows.length);
    portion(PORTION);
  };

  form.addEventListener("input", () => { write(); show(); });
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", event => {
    event.preventDefault();
    for (const each of controls) each.value = "";
    write();
    show();
  });
  more.addEventListener("click", () => portion(PORTION)?.querySelector("a, [tabindex]")?.focus());
  addEventListener("beforeprint", () => { if (body) portion(found.length); });
  form.hidden = false;
  read();
  show();
};
