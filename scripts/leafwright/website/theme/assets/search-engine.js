// Finds sections by words typed, from an index in pieces that website/search wrote: script files, because a page opened
// from a disk may load no others. Nothing is loaded before something is asked.
"use strict";
window.leafwrightSearch = (() => {
  const LETTERS = {
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ß": "ss", "ς": "σ",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه", "ـ": "", "ء": "",
    "ی": "ي", "ې": "ي", "ے": "ي", "ۓ": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۂ": "ه", "ۃ": "ه", "ە": "ه", "ۀ": "ه",
    "\u093c": "", "\u0901": "\u0902", "\u0a3c": "", "\u0a70": "\u0a02", "\u0a71": "",
  };
  for (const zero of [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xe50])
    for (let digit = 0; digit < 10; digit++) LETTERS[String.fromCodePoint(zero + digit)] = String(digit);
  // Accents of Latin, Greek and Cyrillic, the vowel signs of Hebrew and Arabic, tones of Thai; not the vowels of India.
  const ACCENTS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0e38\u0e39\u0e48-\u0e4b]/gu;
  const ARTICLE = /^(?:[وف]?(?:[بك]?ال|لل))(?=[\u0621-\u064a]{2})/u;
  const ARABIC = /^[\u0621-\u064a]+$/u;
  const HEBREW = /^ו?ה(?=[א-ת]{3})/u;
  // Scripts that part no words, and their signs: of Thai a letter with all above, below and around it.
  const UNPARTED = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}\u0e01-\u0e3a\u0e40-\u0e4e]+/gu;
  const SIGN = /[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e2f-\u0e3a\u0e45\u0e47-\u0e4e]*|[^]/gu, PART = "[\u0e2f-\u0e3a\u0e45\u0e47-\u0e4e]";
  const isUnparted = word => word.search(UNPARTED) >= 0;
  const signs = word => word.match(SIGN) ?? [];

  const plain = text => [...text.normalize("NFKC").toLowerCase()].map(sign => LETTERS[sign] ?? sign).join("")
    .normalize("NFKD").replace(ACCENTS, "").replace(/\p{Cf}/gu, "").replace(/[^\p{L}\p{M}\p{N}]/gu, " ").normalize("NFC");
  // As folding.py, but a run of Chinese or Thai by its pairs alone: its last sign is a term only where it is the only one.
  const forms = word => [
    ...word.split(UNPARTED).filter(Boolean).map(each => each.replace(ARABIC.test(each) ? ARTICLE : HEBREW, "")),
    ...(word.match(UNPARTED) ?? []).map(signs).flatMap(run =>
      run.length === 1 ? run : run.slice(1).map((sign, at) => run[at] + sign)),
  ];
  const terms = text => plain(text).split(/\s+/).filter(Boolean).flatMap(forms);
  // What is typed, each term once; small words inside a run of Chinese or Thai part it, unless nothing else is there.
  const asked = (text, small) => {
    const parted = small.length ? plain(text).replace(new RegExp(`(?:${small.join("|")})(?!${PART})`, "gu"),
      (word, at, all) => /[\u0e40-\u0e44]/.test(all[at - 1]) ? word : " ") : text;
    const telling = terms(parted);
    return [...new Set(telling.length ? telling : terms(text))];
  };

  // For each pair of such signs, the pairs that are left where one of the two was mistaken, as folding.py skips it.
  const skipped = text => {
    const found = new Map();
    for (const run of (plain(text).match(UNPARTED) ?? []).map(signs))
      run.slice(1).forEach((sign, at) => found.set(run[at] + sign, [[run[at - 1], sign], [run[at], run[at + 2]]]
        .filter(([one, two]) => one && two).map(pair => "~" + pair.join(""))));
    return found;
  };

  // Loading

  const home = new URL("../", document.currentScript.src);  // of the language: this file lies in its assets
  const waiting = new Map(), loads = new Map();
  const load = (key, path) => {
    if (!loads.has(key)) loads.set(key, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(key, resolve);
      script.src = new URL(path, home).href;
      script.onerror = () => { loads.delete(key); reject(new Error(`cannot load ${path}`)); };
      script.onload = () => script.remove();
      document.head.append(script);
    }));
    return loads.get(key);
  };
  const take = (key, content) => waiting.get(key)?.(content);

  // The last place in a sorted list that is not behind a word.
  const place = (list, word) => {
    let low = 0, high = list.length;
    while (low < high) { const middle = (low + high) >> 1; if (list[middle] <= word) low = middle + 1; else high = middle; }
    return low - 1;
  };

  const MARK = 8;  // signs of a hash
  class Index {
    constructor(name) { this.name = name; }

    async open() {
      if (this.directory) return this;
      const directory = await load(this.name, `search/${this.name}.js`);
      this.little = new Set(directory.little.split(" "));
      this.families = 1 + Math.max(0, ...directory.layouts.flat());
      // for each section its page and family, null where a page has a number to spare; for each page its first section
      this.first = []; this.pageOf = []; this.familyOf = [];
      directory.of.forEach((layout, page) => {
        this.first.push(this.pageOf.length);
        for (const family of directory.layouts[layout]) { this.pageOf.push(page); this.familyOf.push(family); }
      });
      this.directory = directory;
      return this;
    }

    piece(kind, number) {
      const key = `${this.name}-${kind}.${this.directory[kind].marks.slice(number * MARK, number * MARK + MARK)}`;
      return load(key, `assets/search/${key}.js`);
    }

    // The lines of a kind of list that begin so, from at most so many pieces.
    async lines(kind, prefix, most) {
      const {first} = this.directory[kind];
      if (!first.length) return [];
      const from = Math.max(place(first, prefix), 0), to = Math.min(place(first, prefix + "\uffff"), from + most - 1);
      const numbers = Array.from({length: Math.max(to - from + 1, 0)}, (_, at) => from + at);
      const pieces = await Promise.all(numbers.map(number => this.piece(kind, number)));
      return pieces.flatMap(piece => {
        const lines = piece.split("\n"), found = [];
        for (let at = Math.max(place(lines, prefix), 0); at < lines.length; at++) {
          if (lines[at].startsWith(prefix)) found.push(lines[at]);
          else if (lines[at] > prefix) break;
        }
        return found;
      });
    }

    // The same of several at once, so that no piece waits for another.
    async several(kind, prefixes, most) {
      return (await Promise.all(prefixes.map(prefix => this.lines(kind, prefix, most)))).flat();
    }
  }

  // Words

  // How many slips of the finger part two words: a letter more, less or other, or two exchanged; no more than so many.
  const slips = (one, two, most) => {
    if (Math.abs(one.length - two.length) > most) return most + 1;
    let before = [], last = Array.from({length: two.length + 1}, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const now = [i];
      for (let j = 1; j <= two.length; j++) {
        const same = one[i - 1] === two[j - 1] ? 0 : 1;
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
      }
      if (Math.min(...now) > most) return most + 1;
      before = last; last = now;
    }
    return last[two.length];
  };

  // Words like one that nothing holds. Whatever slipped, its beginning is whole or its end is, up to the middle.
  const near = async (index, word, most) => {
    const half = Math.floor((word.length - 1) / 2), end = [...word].reverse().join("");
    const [forward, backward] = await Promise.all([
      index.lines("f", word.slice(0, half), 4), index.lines("b", end.slice(0, word.length - 1 - half), 4)]);
    const candidates = new Set([...forward, ...backward.map(each => [...each].reverse().join(""))]);
    return [...candidates].map(each => [slips(word, each, most), each]).filter(([count]) => count <= most)
      .sort((one, two) => one[0] - two[0]).map(([, each]) => each);
  };

  // A word in Latin letters by its consonants alone, as romanizing.py writes other scripts; with its article, and without.
  const DIGITS = {2: "", 3: "", 5: "k", 6: "t", 7: "", 8: "k", 9: "s"};  // for letters of Arabic that Latin has not
  const SOUNDS = [[/\d/g, digit => DIGITS[digit] ?? ""], [/kh|q|x/g, "k"], [/gh/g, "g"], [/sh/g, "s"], [/ch/g, "C"], [/c/g, "k"], [/th/g, "t"], [/dh/g, "d"], [/ph|p/g, "b"], [/zh/g, "z"],
    [/[aeiouywvh]/g, ""], [/C/g, "c"], [/(.)\1+/g, "$1"]];
  const spoken = word => [...new Set([word, word.replace(/^(?:al|el)-?(?=..)/, "")])]
    .map(each => SOUNDS.reduce((text, [sound, sign]) => text.replace(sound, sign), each)).filter(each => each.length > 1);
  const SPOKEN = /^(?=.*[a-z]{2})[a-z2-9]{3,}$/;

  const LETTER = "ABCDEFGHIJKLMNOP", STEP = 0.25;
  const read = line => {
    const [term, weight, lists] = line.split(" ");
    const [pages, families, sections] = lists.split("|").map(list => {
      const numbers = [], strengths = [];
      let number = 0;
      for (const [, digits, letter] of list.matchAll(/([0-9a-z]*)([A-P])/g)) {
        number += digits ? parseInt(digits, 36) : 0;
        numbers.push(number); strengths.push((LETTER.indexOf(letter) + 1) * STEP);
      }
      return {numbers, strengths};
    });
    return {term, weight: weight / 10, pages, families, sections};
  };

  // The whole word counts most; less one that it begins; least one that ends or is spelled differently.
  const BEGUN = 0.6, ENDED = 0.35, SLIPPED = 0.55, MOST = 50;
  const expanded = async (index, word, last, alone, skips = []) => {
    const found = new Map(), unparted = isUnparted(word), letters = (unparted ? signs(word) : [...word]).length, little = index.little.has(word);
    const put = (line, share) => {
      const term = line.slice(0, line.indexOf(" "));
      if ((found.get(term)?.share ?? 0) < share) found.set(term, {line, share});
    };
    const begins = letters > 2 || unparted || last, mayEnd = letters > 5 && !unparted && !/^\d/.test(word);
    // where one word is asked for, the line has room for words alike at once
    const mayHaveSlipped = !unparted && letters > (/[a-z]/.test(word) ? 4 : 3) && !/\d/.test(word);
    const early = alone && mayHaveSlipped ? near(index, word, 1) : null;
    early?.catch(() => {});  // whoever needs them meets it
    // what ends otherwise stands around it, most often in the same pieces
    const [lines, ended] = await Promise.all([
      index.lines("t", begins ? word : word + " ", 3), mayEnd ? index.lines("t", word.slice(0, -2), 3) : []]);
    for (const line of lines) if (line.startsWith(word + " ")) put(line, 1);
    if (unparted && !found.size) for (const line of await index.several("t", skips.map(pair => pair + " "), 1)) put(line, SLIPPED);
    if (unparted && letters > 1 && !found.size)  // the pair runs over the end of a word: either sign may begin one
      for (const sign of signs(word).filter(each => !index.little.has(each))) for (const line of (await index.lines("t", sign, 3)).slice(0, MOST)) put(line, ENDED);
    if (unparted && letters > 1 || little && (found.size || !last)) return found;
    if (begins) {
      const longer = lines.filter(line => !found.has(word) || !line.startsWith(word + " "));
      longer.sort((one, two) => one.indexOf(" ") - two.indexOf(" "));
      for (const line of longer.slice(0, MOST)) put(line, found.has(word) && letters < 4 ? BEGUN / 2 : BEGUN);
    }
    const isWhole = () => [...found.values()].some(each => each.share > ENDED);
    const alike = early ?? (mayHaveSlipped && !isWhole() ? near(index, word, 1) : []);
    for (const line of ended) if (line.indexOf(" ") <= word.length + 2) put(line, ENDED);
    if (index.directory.spoken && !found.size && SPOKEN.test(word))
      for (const line of await index.several("t", spoken(word).map(sound => `~${sound} `), 1))
        put(line, line.indexOf(" ") > 3 ? SLIPPED : ENDED);  // two consonants are many a word's
    if (!isWhole())
      for (const line of await index.several("t", (await alike).slice(0, 8).map(term => term + " "), 1)) put(line, SLIPPED);
    return found;
  };

  // Sections

  const UNKNOWN = 3;  // how much a word weighs that nothing holds
  const scored = (index, words) => {
    const count = index.pageOf.length, total = new Float32Array(count), covered = new Float32Array(count);
    const titled = new Float32Array(index.first.length);
    let whole = 0;
    for (const {word, found, little} of words) {
      const pages = new Float32Array(index.first.length), families = new Float32Array(index.families), sections = new Float32Array(count);
      let most = 0;
      const entries = [...found.values()].map(({line, share}) => ({...read(line), share}));
      // what nothing holds as it was typed still counts beside the other words
      const closest = Math.max(...entries.map(each => each.share)), lift = isUnparted(word) ? 1 : Math.min(1.5, 1 / closest);
      // words that are only begun stand for one: together they tell no more than the most frequent
      const least = Math.min(...entries.filter(each => each.share >= BEGUN / 2 && each.share !== SLIPPED).map(each => each.weight));
      for (const {weight: own, share: near, ...lists} of entries) {
        const share = near * lift, weight = near < 1 ? Math.min(own, least) : own, put = (into, {numbers, strengths}) => numbers.forEach((number, at) => {
          into[number] = Math.max(into[number], weight * share * strengths[at]);
        });
        most = Math.max(most, weight * share);
        put(pages, lists.pages); put(families, lists.families); put(sections, lists.sections);
      }
      if (!found.size) { if (!little) whole += UNKNOWN; continue; }
      whole += most;
      pages.forEach((value, page) => { if (value) titled[page] += most; });
      for (let at = 0; at < count; at++) {
        if (index.familyOf[at] === null) continue;
        const value = pages[index.pageOf[at]] + families[index.familyOf[at]] + sections[at];
        if (value) { total[at] += value; covered[at] += most; }
      }
    }
    const result = [];
    for (let at = 0; at < count; at++) if (total[at]) {
      const page = index.pageOf[at], share = covered[at] / whole;
      // what leads to the whole page leads to its top
      const top = at === index.first[page] ? 1 + 0.6 * (titled[page] / whole) ** 2 : 1;
      result.push({at, page, share, score: total[at] * share * share * top});
    }
    return result;
  };

  const PAGES = 6, PARTS = 3;
  // What is found by a text in some indexes; nothing, and no page is loaded, where by then another was asked for.
  const answer = async (text, names = ["patients"], wanted = () => true) => {
    const indexes = await Promise.all(names.map(name => opened(name).open()));
    const typed = asked(text, indexes[0].directory.small), skips = skipped(text), open = !/\s$/.test(text);
    const all = await Promise.all(indexes.map(async index => {
      // small words are sought where nothing else is typed: they cost as many bytes, and tell next to nothing
      const telling = typed.filter(word => !index.little.has(word)), sought = telling.length ? telling : typed;
      const words = await Promise.all(sought.map(async word =>
        ({word, little: index.little.has(word), found: await expanded(index, word, open && word === typed[typed.length - 1], sought.length === 1, skips.get(word))})));
      return {index, words, hits: wanted() ? scored(index, words) : []};
    }));
    if (!wanted()) return null;
    const groups = new Map();
    for (const {index, hits} of all) for (const hit of hits) {
      const key = `${index.name} ${hit.page}`;
      if (!groups.has(key)) groups.set(key, {index, page: hit.page, best: 0, hits: []});
      const group = groups.get(key);
      group.hits.push(hit); group.best = Math.max(group.best, hit.score);
    }
    const best = [...groups.values()].sort((one, two) => two.best - one.best || one.page - two.page);
    const shown = best.filter(each => each.best > best[0].best / 8).slice(0, PAGES);
    const marked = new Set(all.flatMap(({words}) => words.filter(each => !each.little).flatMap(each => [...each.found.keys()])));
    const results = await Promise.all(shown.map(async group => {
      const [address, title, parts] = await group.index.piece("p", group.page);
      const hits = group.hits.filter(hit => hit.score > group.best / 2).sort((one, two) => two.score - one.score).slice(0, PARTS);
      return {title, staff: group.index.name !== "patients", parts: hits.map(hit => {
        const [id, heading, words] = parts[hit.at - group.index.first[group.page]];
        return {href: new URL(address + (id && `#${id}`), home).href, heading, text: words, score: hit.score};
      })};
    }));
    const missing = results.length ? [] : [...new Set((await Promise.all(typed.map(word => isUnparted(word) ? [] : near(indexes[0], word, 2)))).flat())];
    const told = all.flatMap(({words}) => words.filter(each => !each.little).map(each => each.word));
    return {results, marked, told: [...new Set(told)].join(" "), near: missing.slice(0, 5), count: best.length};
  };

  const indexes = new Map();
  const opened = name => { if (!indexes.has(name)) indexes.set(name, new Index(name)); return indexes.get(name); };
  return {take, terms, signs, isUnparted, answer, home, open: name => opened(name).open()};
})();
