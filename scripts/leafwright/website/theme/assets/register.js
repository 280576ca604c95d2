// The register as a list to find in: rows from register-list.js, each a topic with a cell for each language.
"use strict";
(() => {
  const {words, languages, states, departments, dates, files, sets, topics} = leafwrightList;
  const STATES = [...document.querySelectorAll("#finder-state option")].slice(1).map(option => option.value);
  const element = leafwrightElement;
  const day = 24 * 60 * 60 * 1000, today = new Date(new Date().toLocaleDateString("sv")).getTime();
  const due = number => {
    const left = dates[number][0] ? (new Date(dates[number][0]).getTime() - today) / day : Infinity;
    return left < 0 ? "overdue" : left <= 90 ? "soon" : "";
  };

  const rows = topics.map(([number, slug, title, own, department, version, next, cells]) => ({
    number, slug, title, own, version, next, due: due(next),
    department: departments[department][0], tongue: departments[department][1],
    sought: leafwrightFolded(`${number} ${number.replace("-", "")} ${title} ${slug.replace(/-/g, " ")} ${departments[department][0]}`),
    cells: cells.map((cell, at) => cell < 0 ? null : {
      language: at, state: cell & 7, shown: Boolean(cell & 8), files: sets[cell >> 4].map(file => files[file]),
    }),
  }));

  const hits = (cell, {lang, format, state}) => cell && (!lang || languages[cell.language][0] === lang)
    && (!state || STATES[cell.state] === state) && (!format || cell.files.some(file => file[3] === format));
  const fits = (row, now) => (!now.dept || row.department === now.dept)
    && (!now.due || row.due === now.due)
    && leafwrightFolded(now.find).split(/\s+/).every(word => row.sought.includes(word))
    && row.cells.some(cell => hits(cell, now));

  const icon = () => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [key, value] of [["class", "two-sides"], ["viewBox", "0 0 24 24"], ["aria-hidden", "true"]]) made.setAttribute(key, value);
    made.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
    made.firstChild.setAttribute("href", "#two-sides");
    return made;
  };
  const mark = (row, [tag, name], [end, sign, said, , office]) => element("a", {
    class: "mark", href: `../${tag}/leaflets/${row.slug}${end}`, hreflang: tag,
    "aria-label": `${sign}: ${said}, ${office ? `${words.for_two_sides}, ` : ""}${name}`, title: office ? `${said}, ${words.for_two_sides}` : said,
  }, office ? icon() : sign);
  // A file and the one for a ward's printer stay on one line.
  const pairs = (row, language, shown) => shown.filter(file => !file[4]).flatMap(file => [" ", element("span", {class: "pair"},
    ...shown.filter(each => each[3] === file[3]).map(each => mark(row, language, each)))]);
  const drawnCell = (row, cell, now) => {
    if (!cell) return element("td");
    const [tag, name, dir] = languages[cell.language];
    const page = cell.shown ? {href: `../${tag}/topics/${row.slug}.html`, hreflang: tag} : {};
    const said = element(cell.shown ? "a" : "span", {class: "tongue", lang: tag, dir, ...page}, name);
    const shown = cell.files.filter(file => !now.format || file[3] === now.format);
    return element("td", {class: (now.state || now.format) && hits(cell, now) ? "hit" : ""}, said, " ",
      element("span", {class: "state"}, states[cell.state]), ...pairs(row, languages[cell.language], shown));
  };
  const draw = (row, now) => {
    const told = [`${words.version}${words.colon}${row.version}`,
      `${words.next_review}${words.colon}${dates[row.next][1] || words.after_sign_off}`];
    const late = row.due ? [element("strong", {class: row.due}, row.due === "overdue" ? words.overdue : words.due_soon)] : [];
    return element("tr", {id: row.number.toLowerCase()},
      element("th", {scope: "row"}, element("bdi", {class: "number", dir: "ltr"}, row.number), " ",
        element("a", {href: `topics/${row.slug}.html`, ...(row.own ? {} : {lang: words.source, dir: words.dir})}, row.title),
        " ", element("span", {class: "fact", lang: row.tongue, dir: row.tongue && words.dir}, row.department),
        ...told.flatMap(fact => [" ", element("span", {class: "fact"}, fact)]), ...late.flatMap(each => [" ", each])),
      ...row.cells.filter((_, at) => !now.lang || languages[at][0] === now.lang).map(cell => drawnCell(row, cell, now)));
  };
  const frame = now => {
    const shown = languages.filter(([tag]) => !now.lang || tag === now.lang);
    const body = element("tbody");
    const heads = shown.map(([tag, name, dir]) => element("th", {scope: "col"}, element("span", {lang: tag, dir}, name)));
    const whole = element("table", {class: "grid"},
      element("thead", {}, element("tr", {}, element("th", {scope: "col"}, words.topic), ...heads)), body);
    return {whole, body};
  };
  leafwrightFinder({
    rows, fits, draw, frame, none: words.nothing_fits,
    told: (shown, total) => words.found_of.replace("{shown}", shown).replace("{total}", total),
  });
})();
