/** Faults of a query, in their places. */

import type { Vocabulary } from "./complete.ts";

/** A fault between two places of the text. */
export interface PlacedFault {
  from: number;
  to: number;
  severity: "error" | "warning";
  message: string;
}

/** Where the server's message says that a query is wrong; at the query's beginning if it does not say. */
export function serverFault(message: string, text: string): PlacedFault {
  const place = /line (\d+), column (\d+)/.exec(message) ?? /\bat (\d+):(\d+)/.exec(message);
  const said = message.replace(/^.*?line \d+, column \d+:?\s*/s, "").split("\n")[0]!.trim() || message;
  if (!place) return { from: 0, to: Math.min(1, text.length), severity: "error", message };
  const from = offsetOf(text, Number(place[1]), Number(place[2]));
  const rest = /^[\p{L}\p{N}_:?$.-]+/u.exec(text.slice(from))?.[0].length ?? 1;
  return from >= text.length
    ? { from: Math.max(0, text.length - 1), to: text.length, severity: "error", message: said }
    : { from, to: from + rest, severity: "error", message: said };
}

/** The place of a line and column, both counted from 1, columns in characters. */
export function offsetOf(text: string, line: number, column: number): number {
  let from = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf("\n", from);
    if (end < 0) return text.length;
    from = end + 1;
  }
  const end = text.indexOf("\n", from);
  const letters = [...text.slice(from, end < 0 ? undefined : end)].slice(0, Math.max(0, column - 1));
  return from + letters.join("").length;
}

const CLOSES: Record<string, string> = { "{": "}", "(": ")", "[": "]" };

/** Faults that need no server: brackets without a partner, prefixes and names that are not known. */
export function ownFaults(text: string, { prefixes, terms }: Vocabulary): PlacedFault[] {
  const bare = blanked(text);
  const found: PlacedFault[] = [];
  const open: { sign: string; at: number }[] = [];
  for (const { 0: sign, index } of bare.matchAll(/[{}()[\]]/g)) {
    if (sign in CLOSES) open.push({ sign, at: index });
    else if (CLOSES[open.at(-1)?.sign ?? ""] === sign) open.pop();
    else found.push({ from: index, to: index + 1, severity: "error", message: `Nothing is open that “${sign}” would close.` });
  }
  for (const { sign, at } of open) found.push({ from: at, to: at + 1, severity: "error", message: `“${sign}” is never closed.` });
  const declared = new Set([...bare.matchAll(/\bPREFIX\s+([\p{L}\p{N}_.-]*):/giu)].map((match) => match[1]!));
  const names = new Set(terms.map((term) => term.term));
  for (const match of bare.matchAll(/(?<![\p{L}\p{N}_?$:/.-])([\p{L}][\p{L}\p{N}_.-]*):([\p{L}\p{N}_-]*)/gu)) {
    const [whole, prefix, name] = match as unknown as [string, string, string];
    if (/\bPREFIX\s+$/i.test(bare.slice(0, match.index))) continue;
    const place = { from: match.index, to: match.index + whole.length };
    if (!(prefix in prefixes) && !declared.has(prefix)) {
      found.push({ ...place, severity: "error", message: `The prefix ${prefix}: is not known. Known are ${Object.keys(prefixes).join(", ")}; others need a PREFIX line.` });
    } else if (prefix === "rap" && !declared.has("rap") && name !== "" && names.size > 0 && !names.has(whole)) {
      found.push({ ...place, severity: "warning", message: `The vocabulary of this store has no ${whole}.` });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The text with comments, strings and IRIs blanked, every place as it was. */
function blanked(text: string): string {
  return text.replace(/"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|<[^<>\s]*>|#[^\n]*/g, (part) => " ".repeat(part.length));
}
