/** Results of queries as a table: columns in plain words, terms that lead to nodes. */

import type { SparqlResults, Term1 } from "../api/types.ts";

/** A cell: its text, and what it leads to. */
export interface ResultCell {
  text: string;
  to?: { kind: "node" | "claim" | "report" | "outside"; id: string };
  number?: number;
}

export interface ResultTable {
  columns: string[];
  rows: ResultCell[][];
}

/** Columns show without the ending `Label`, as the commands show them. */
export function columnName(name: string): string {
  return name.replace(/(?<=.)Label$/, "").replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}

const NUMERIC = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;

function cell(term: Term1 | undefined, base: string, prefixes: Readonly<Record<string, string>>): ResultCell {
  if (!term) return { text: "" };
  if (typeof term.value !== "string") return { text: "triple" };
  if (term.type === "uri") return iri(term.value, base, prefixes);
  if (term.type === "bnode") return { text: `_:${term.value}` };
  const n = term.datatype && NUMERIC.test(term.datatype) ? Number(term.value) : NaN;
  return Number.isFinite(n) ? { text: term.value, number: n } : { text: term.value };
}

function iri(value: string, base: string, prefixes: Readonly<Record<string, string>>): ResultCell {
  const own = prefixes["id"] ?? (base.endsWith("/id/") ? base : `${base}id/`);
  if (value.startsWith(own) && /^[^/]+\/[^/]+$/.test(value.slice(own.length))) {
    const id = value.slice(own.length);
    const [type, tail] = id.split("/") as [string, string];
    const kind = type === "claim" ? "claim" : type === "report" ? "report" : undefined;
    if (kind) return { text: `${type} ${tail.slice(0, 8)}`, to: { kind, id: tail } };
    return { text: id, ...(!["evidence", "origin", "dispute"].includes(type) && { to: { kind: "node" as const, id } }) };
  }
  const [prefix, start] = Object.entries(prefixes).find(([, iri]) => value.startsWith(iri) && /^[\w-]+$/.test(value.slice(iri.length))) ?? [];
  if (prefix !== undefined && start !== undefined) return { text: `${prefix}:${value.slice(start.length)}` };
  return { text: value, to: { kind: "outside", id: value } };
}

/** The table of an answer. */
export function table(answer: SparqlResults, base: string, prefixes: Readonly<Record<string, string>>): ResultTable {
  if (answer.boolean !== undefined) return { columns: ["answer"], rows: [[{ text: answer.boolean ? "yes" : "no" }]] };
  const names = answer.head.vars ?? [];
  const rows = (answer.results?.bindings ?? []).map((row) => names.map((name) => cell(row[name], base, prefixes)));
  return { columns: names.map(columnName), rows };
}

/** Rows in the order of a column, numbers by size; equal ones keep their order. */
export function sorted(rows: readonly ResultCell[][], column: number, down: boolean): ResultCell[][] {
  const sign = down ? -1 : 1;
  const compare = (a: ResultCell[], b: ResultCell[]): number => {
    const [x, y] = [a[column]!, b[column]!];
    if (x.number !== undefined && y.number !== undefined) return sign * (x.number - y.number);
    return sign * x.text.localeCompare(y.text, "en");
  };
  return [...rows].sort(compare);
}
