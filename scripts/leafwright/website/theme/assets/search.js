// Folds what readers type as scripts/leafwright/search.py folds the index, and forgives one slip of the finger.
"use strict";
(() => {
  const LETTERS = {
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ß": "ss", "ς": "σ",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه", "ـ": "",
    "ی": "ي", "ې": "ي", "ے": "ي", "ۓ": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۂ": "ه", "ۃ": "ه", "ە": "ه",
  };
  // Accents of Latin, Greek and Cyrillic, and the vowel signs of Arabic; not the vowels of Indian scripts.
  const ACCENTS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/gu;
  const ARTICLE = /^(?:[وف]?(?:[بك]?ال|لل))(?=[\u0621-\u064a]{2})/u;
  const ARABIC = /^[\u0621-\u064a]+$/u;
  const HAN = /\p{Script=Han}+/gu;

  const plain = text => [...text.normalize("NFKC").toLowerCase()].map(sign => LETTERS[sign] ?? sign).join("")
    .normalize("NFKD").replace(ACCENTS, "").replace(/\p{Cf}/gu, "").replace(/[^\p{L}\p{M}\p{N}]/gu, " ").normalize("NFC");

  // Chinese as pairs of characters; Arabic without its article.
  const forms = word => [
    ...word.split(HAN).filter(Boolean).map(each => ARABIC.test(each) ? each.replace(ARTICLE, "") : each),
    ...(word.match(HAN) ?? []).map(run => [...run]).flatMap(run =>
      run.length === 1 ? run : run.slice(1).map((sign, at) => run[at] + sign)),
  ];

  // The whole word counts most, a word that begins with it less, and least one that ends or is spelled differently:
  // pregnant finds pregnancy, and asthna finds asthma. A word of one letter, such as the l of l'hôpital, counts
  // only if there is nothing else. lunr reads ^ as weight and ~ as letters that differ.
  const clauses = (word, alone) => {
    if (/\p{Script=Han}/u.test(word)) return [`${word}^16`];
    const letters = [...word].length;
    const found = letters > 1 || alone ? [`${word}^16`] : [];
    if (letters > 2 || alone) found.push(`${word}*^8`);
    if (letters > (/[a-z]/.test(word) ? 4 : 3)) found.push(`${word}~1`);
    if (letters > 5) found.push(`${word.slice(0, -2)}*^1`);
    return found;
  };

  const fold = text => [...new Set(plain(text).split(/\s+/).filter(Boolean).flatMap(forms))];
  const query = text => {
    const folded = fold(text);
    // As typed as well, to underline in the text what was typed.
    const typed = text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter(word => [...word].length > 2 && !folded.includes(word));
    return [...folded.flatMap(word => clauses(word, folded.length === 1)), ...typed.map(word => `${word}*`)].join(" ");
  };

  // Material's script hands what was typed to its worker as a message of type 2.
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    postMessage(message, ...rest) {
      super.postMessage(message?.type === 2 ? { ...message, data: query(message.data) } : message, ...rest);
    }
  };
  window.leafwrightSearch = { fold, query };
})();
