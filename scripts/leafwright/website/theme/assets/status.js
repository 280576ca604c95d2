// The states of all editions as a list to find in: rows from status-list.js, each a topic with a cell for each language.
"use strict";
(() => {
  const {languages, states, departments, pages, roles, topics} = leafwrightList;
  const element = leafwrightElement;
  const rows = topics.map(([number, title, department, page, cells]) => ({
    number, title, department: departments[department], page: pages[page],
    sought: leafwrightFolded(`${number} ${number.replace("-", "")} ${title} ${departments[department]}`),
    cells: cells.map((cell, at) => cell < 0 ? null : {
      tag: languages[at][0], name: languages[at][1], state: states[cell & 7], withheld: Boolean(cell & 8), findings: (cell >> 4) & 15, unsigned: roles[cell >> 8],
    }),
  }));
  const BLOCKS = {
    findings: cell => cell.findings, signoff: cell => cell.unsigned, nothing: cell => !cell.findings && !cell.unsigned,
  };
  const hits = (cell, now) => cell && (!now.lang || cell.tag === now.lang) && (!now.state || cell.state === now.state)
    && (!now.blocks || BLOCKS[now.blocks](cell));
  const fits = (row, now) => (!now.dept || row.department === now.dept)
    && leafwrightFolded(now.find).split(/\s+/).every(word => row.sought.includes(word)) && row.cells.some(cell => hits(cell, now));
  const said = (kind, ...words) => [" ", element("span", {class: kind}, ...words)];
  const drawnCell = (row, cell, now) => !cell ? element("td") : element("td", {class: (now.state || now.blocks) && hits(cell, now) ? "hit" : ""},
    element("a", {class: "tongue", href: `${row.page}#${row.number.toLowerCase()}-${cell.tag.toLowerCase()}`, "aria-label": `${cell.name}: ${row.number}`}, cell.name),
    ...said("state", cell.state), ...(cell.withheld ? said("state overdue", "withheld") : []),
    ...(cell.findings ? said("state", cell.findings === 15 ? "15 findings or more" : cell.findings === 1 ? "1 finding" : `${cell.findings} findings`) : []),
    ...(cell.unsigned ? said("state", `to sign: ${cell.unsigned}`) : []));
  const draw = (row, now) => element("tr", {},
    element("th", {scope: "row"}, element("bdi", {class: "number", dir: "ltr"}, row.number), " ",
      element("a", {href: `${row.page}#${row.number.toLowerCase()}`}, row.title), " ", element("span", {class: "fact"}, row.department)),
    ...row.cells.filter((_, at) => !now.lang || languages[at][0] === now.lang).map(cell => drawnCell(row, cell, now)));
  const frame = now => {
    const body = element("tbody"), shown = languages.filter(([tag]) => !now.lang || tag === now.lang);
    const heads = shown.map(([, name]) => element("th", {scope: "col"}, name));
    return {body, whole: element("table", {class: "grid"}, element("thead", {}, element("tr", {}, element("th", {scope: "col"}, "Topic"), ...heads)), body)};
  };
  leafwrightFinder({rows, fits, draw, frame, none: "No topic fits these choices.", told: (shown, total) => `Topics shown: ${shown} of ${total}`});
})();
