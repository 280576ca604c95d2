// Give a topic in a language: topic and language chosen here or in the address lead to the files, a code for a phone, and
// the sheet to order copies.
"use strict";
(() => {
  const {words, languages, files, sets, states, topics} = leafwrightList;
  const element = leafwrightElement, query = name => document.querySelector(name);
  const form = query(".give"), given = query(".given"), select = form.elements.topic;
  const {lang, dir} = document.documentElement;
  const own = (said, more) => element("span", {lang, dir, ...more}, said);  // words of the source on a page in English
  const FIRST = ["a4", "dual", "a5-booklet", "trifold", "large-print"];  // what a ward asks for most, in this order
  const rows = topics.map(([number, slug, title, , , version, , cells]) => ({
    number, slug, title, version, cells, sought: leafwrightFolded(`${number} ${number.replace("-", "")} ${title} ${slug.replace(/-/g, " ")}`),
  }));

  const fill = () => {
    const before = select.value, asked = leafwrightFolded(form.elements.find.value.trim()).split(/\s+/);
    const found = rows.filter(row => row.slug === before || asked.every(word => row.sought.includes(word)));
    leafwrightRefilled(select, ...found.map(row => element("option", {value: row.slug, lang, dir}, `${row.number} ${row.title}`)));
    select.value = before;
  };
  const mark = (row, tag, [end, , said, format, office]) => element("a", {class: office ? "" : "main", href: `../${tag}/leaflets/${row.slug}${end}`, hreflang: tag},
    office ? own(`${said.replace(/, \w+$/, "")}, `, {class: "unseen"}) : own(said), office ? own(`${words.for_two_sides}, PDF`) : "");
  const tongues = [...form.querySelectorAll(".tongues button")];
  const chosen = () => tongues.filter(each => each.getAttribute("aria-pressed") === "true").map(each => each.value)[0] || "";
  const choose = tag => { for (const each of tongues) each.setAttribute("aria-pressed", String(each.value === tag)); };
  const show = moved => {
    const row = rows.find(each => each.slug === select.value), tag = chosen();
    const at = languages.findIndex(each => each[0] === tag), cell = row && at >= 0 ? row.cells[at] : -1;
    leafwrightAsked([["topic", select.value], ["lang", tag]]);
    order(row);
    given.hidden = !(row && at >= 0);
    if (given.hidden) return;
    const [, name, runs] = languages[at], read = cell >= 0 && Boolean(cell & 8);
    leafwrightRefilled(query("#given-title"), `${row.number} `, own(row.title), ": ", element("span", {lang: tag, dir: runs}, name));
    const state = cell < 0 ? words.state_missing : states[cell & 7];
    leafwrightRefilled(query(".given-state"), ...(state === words.state_approved ? [own(state)] : [element("strong", {class: "overdue"}, own(state), read
      ? ". Not approved: not for patients." : ". There is nothing to give in this language yet: ask for an interpreter.")]));
    const held = read ? sets[cell >> 4].map(file => files[file]) : [];
    const place = file => (FIRST.indexOf(file[3]) + 1 || FIRST.length + 1);
    leafwrightRefilled(query(".given-files"), ...[...new Set(held.map(file => file[3]))]
      .map(format => held.filter(file => file[3] === format)).sort((one, other) => place(one[0]) - place(other[0]))
      .map(pair => element("li", {}, ...pair.map(file => mark(row, tag, file)))));
    const code = query(".given-code"), where = `${given.dataset.address}${tag}/topics/${row.slug}.html`;
    code.hidden = !read;
    if (read) {
      const old = code.querySelector("img");
      if (old) old.remove();
      code.prepend(element("img", {src: `../${tag}/codes/${row.slug}.svg`, alt: `QR code of ${where}`, width: 240, height: 240}));
      leafwrightRefilled(query(".given-address"), element("a", {href: `../${tag}/topics/${row.slug}.html`, hreflang: tag}, where));
    }
    receipt(row, tag, name);
    if (moved) query("#given-title").scrollIntoView({block: "nearest"});
  };

  // A line for the patient's record: which leaflet it was, on this day. Only what is released has one.
  const line = query("#receipt");
  const receipt = (row, tag, name) => {
    const [version, code] = (leafwrightReceipts[tag] || {})[row.slug] || [];
    query(".receipt").hidden = !version;
    if (!version) return;
    query(".receipt a").setAttribute("download", "");
    query(".receipt a").href = `../fhir/DocumentReference/${row.number}-${version}-${tag}.json`;
    const now = new Date(), two = number => String(number).padStart(2, "0");
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    line.value = `Given on ${day}: ${row.number} "${row.title}", version ${version}, ${tag} (${name}), code ${code}. ${given.dataset.address}${tag}/versions/${row.number}-${version}/`;
  };
  query(".receipt button").addEventListener("click", () => { line.select(); document.execCommand("copy"); });

  // The order sheet: copies by language, what they come to, and the file that the print shop takes.
  const format = query("#order-format");
  const order = row => {
    if (row) query("#order-topic").value = `${row.number} ${row.title}, version ${row.version}`;
    for (const line of document.querySelectorAll(".order-rows tbody tr")) {
      const at = languages.findIndex(each => each[0] === line.dataset.tag), cell = row ? row.cells[at] : -1;
      const there = row && cell >= 0 && sets[cell >> 4].some(file => files[file][3] === format.value);
      line.cells[2].textContent = !row ? `${line.dataset.tag}/` : there ? `${line.dataset.tag}/${row.slug}.${format.value}.print.pdf` : "not there in this format";
      line.querySelector("input").disabled = Boolean(row) && !there;
    }
    sum();
  };
  const sum = () => {
    const counts = [...document.querySelectorAll(".order-rows input")].filter(each => !each.disabled).map(each => Math.max(0, Number(each.value) || 0));
    const all = counts.reduce((one, other) => one + other, 0);
    query(".order-sum").textContent = all || "";
  };

  form.addEventListener("submit", event => event.preventDefault());
  form.elements.find.addEventListener("input", fill);
  for (const each of tongues) each.addEventListener("click", () => { choose(each.value); show(true); });
  form.addEventListener("change", event => { if (event.target !== form.elements.find) show(true); });
  query(".order").addEventListener("input", sum);
  format.addEventListener("change", () => order(rows.find(each => each.slug === select.value)));
  form.hidden = false;
  fill();
  const asked = new URL(location).searchParams;
  select.value = asked.get("topic") || "";
  const tag = languages.some(each => each[0] === asked.get("lang")) ? asked.get("lang") : "";
  choose(tag);
  show(false);
})();
