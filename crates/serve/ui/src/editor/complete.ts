/** What could stand at a place of a query: names of the vocabulary, prefixes, variables, words of SPARQL. */

import type { Term } from "../api/types.ts";
import { FUNCTIONS, KEYWORDS } from "./words.ts";

/** One suggestion. */
export interface Suggestion {
  label: string;
  type: "keyword" | "function" | "variable" | "class" | "property" | "namespace";
  detail?: string;
  boost?: number;
  /** Whether the prefix goes on being written. */
  goesOn?: boolean;
}

/** Suggestions for the word that ends at a place, and where that word begins. */
export interface Suggestions {
  from: number;
  options: Suggestion[];
}

/** What the vocabulary has to suggest. */
export interface Vocabulary {
  prefixes: Readonly<Record<string, string>>;
  terms: readonly Term[];
}

const TYPE = { class: "class", relation: "property", qualifier: "property" } as const;

/** Well-known names that every graph has beside those of the vocabulary. */
const COMMON: readonly [string, string][] = [
  ["rdf:type", "what something is"],
  ["rdf:subject", "whom or what a claim is about"],
  ["rdf:predicate", "the relation of a claim"],
  ["rdf:object", "what a claim's relation leads to"],
  ["rdfs:label", "the best name"],
  ["skos:altLabel", "another name"],
  ["owl:sameAs", "the same thing elsewhere"],
  ["schema:containedInPlace", "the place around a place"],
];

/** Words that come before a variable in a pattern's middle say that a relation follows; classes follow `a`. */
function wanted(before: string): "class" | "relation" | undefined {
  if (/(^|\s)(a|rdf:type)\s+$/.test(before)) return "class";
  if (/[?$][\p{L}\p{N}_]+\s+$/u.test(before) || /;\s*$/.test(before)) return "relation";
  return undefined;
}

/** Whether a place lies in a comment or a string, where nothing is completed. */
function isQuoted(text: string): boolean {
  const line = text.slice(text.lastIndexOf("\n") + 1).replace(/<[^<>\s]*>/g, "");
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "");
  return /["'#]/.test(bare);
}

/** What could be written at the end of `before`; none if nothing is asked for. */
export function suggest(before: string, whole: string, vocabulary: Vocabulary, explicit: boolean): Suggestions | undefined {
  if (isQuoted(before)) return undefined;
  const variable = /[?$][\p{L}\p{N}_]*$/u.exec(before);
  if (variable) return { from: variable.index, options: variables(whole, variable[0]) };
  const word = /[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$|$/u.exec(before)!;
  if (word[0] === "" && !explicit) return undefined;
  const before_ = before.slice(0, word.index);
  const wants = wanted(before_);
  const terms = vocabulary.terms.map((term): Suggestion => ({
    label: term.term,
    type: TYPE[term.kind],
    detail: term.title,
    boost: term.kind === wants ? 3 : term.kind === "qualifier" ? -1 : 0,
  }));
  const common = COMMON.map(([label, detail]): Suggestion => ({ label, type: "property", detail, boost: wants === "relation" ? 1 : 0 }));
  if (word[0].includes(":")) return { from: word.index, options: [...terms, ...common] };
  const prefixes = Object.entries(vocabulary.prefixes).map(([name, iri]): Suggestion => ({ label: `${name}:`, type: "namespace", detail: iri, goesOn: true }));
  const words = [
    ...KEYWORDS.filter((one) => one.length > 1).map((label): Suggestion => ({ label, type: "keyword" })),
    ...FUNCTIONS.map((label): Suggestion => ({ label: label === "SEPARATOR" ? label : `${label}(`, type: "function" })),
  ];
  return { from: word.index, options: [...terms, ...common, ...prefixes, ...words] };
}

function variables(whole: string, own: string): Suggestion[] {
  const names = new Set([...whole.matchAll(/[?$]([\p{L}\p{N}_]+)/gu)].map((match) => match[1]!));
  // The one that is being written is no suggestion, unless it stands elsewhere too.
  const times = [...whole.matchAll(/[?$]([\p{L}\p{N}_]+)/gu)].filter((match) => match[0] === own).length;
  if (times <= 1) names.delete(own.slice(1));
  return [...names].sort().map((name): Suggestion => ({ label: `${own[0]}${name}`, type: "variable" }));
}
