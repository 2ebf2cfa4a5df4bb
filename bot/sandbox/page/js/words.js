/** The page's own words, in the language that its person has chosen. */

const LANGUAGES = ["en-US", "de", "es-ES", "fr", "ja", "ko", "pt-BR", "zh-CN", "zh-TW"];
const CATALOGUES = new Map();

let [spoken] = LANGUAGES;
let words = {};
let plural = new Intl.PluralRules(spoken);

/** The language of the page now, as a tag. */
export function language() {
  return spoken;
}

/** Fetch the words of every language, so that one can go from one to another at once. */
export async function learn() {
  await Promise.all(LANGUAGES.map(async (each) => {
    const answer = await fetch(`words/${each}.json`);
    CATALOGUES.set(each, await answer.json());
  }));
}

/** Use the words of a language from now on; one that isn't known stays as it was. */
export function speak(wanted) {
  if (!CATALOGUES.has(wanted)) return;
  spoken = wanted;
  words = CATALOGUES.get(wanted);
  plural = new Intl.PluralRules(wanted);
}

/** Something the page says: a key of the catalogue, with what stands in for its {placeholders}. */
export class Phrase {
  #key;
  #values;

  constructor(key, values) {
    this.#key = key;
    this.#values = values;
  }

  /** Texts and elements in the order of the language. */
  get parts() {
    const entry = words[this.#key] ?? this.#key;
    const text = typeof entry === "string" ? entry : entry[plural.select(this.#values.count)] ?? entry.other;
    return text.split(/\{(\w+)\}/).map((part, at) => (at % 2 ? this.#values[part] : part))
      .filter((part) => part !== "");
  }

  toString() {
    return this.parts.map((part) => part.textContent ?? part).join("");
  }

  toJSON() {
    return String(this);
  }
}

/** A phrase of the catalogue; `count` among the values chooses singular or plural. */
export function t(key, values = {}) {
  return new Phrase(key, values);
}

/** Whether the catalogue has words for a key. */
export function knows(key) {
  return key in words;
}
