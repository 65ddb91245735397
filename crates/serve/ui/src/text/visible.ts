/**
 * Text of reports, made safe to show: what a page or a terminal would obey instead of showing is written as `\u{202e}`,
 * as the commands of rapporteur write it.
 */

/** Control characters of both sets without tab and line feed, characters that change the direction of writing, and tags. */
// eslint-disable-next-line no-control-regex
const OBEYED =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]|\udb40[\udc00-\udc7f]/g;

/** What stands in JSON for such a character: itself, or an escape. Most answers have neither, and need no second look. */
const SUSPECT = new RegExp(`${OBEYED.source}|\\\\[ubfr]`);

/** A single character as it is shown. */
export function escaped(letter: string): string {
  return `\\u{${letter.codePointAt(0)!.toString(16)}}`;
}

/** A text without a character that steers. */
export function visible(text: string): string {
  return text.search(OBEYED) < 0 ? text : text.replace(OBEYED, escaped);
}

/** A text in pieces: those that steer apart from those that do not. */
export function pieces(text: string): { text: string; steers: boolean }[] {
  if (text.search(OBEYED) < 0) return [{ text, steers: false }];
  const found: { text: string; steers: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(OBEYED)) {
    if (match.index > end) found.push({ text: text.slice(end, match.index), steers: false });
    found.push({ text: match[0], steers: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ text: text.slice(end), steers: false });
  return found;
}

/**
 * The value of a JSON text with every string made visible, except under the keys of `raw`: texts whose offsets count.
 * Keys are names that the server chooses, so they stay as they are.
 */
export function parseVisible(json: string, raw: readonly string[] = []): unknown {
  const value: unknown = JSON.parse(json);
  return SUSPECT.test(json) ? cleaned(value, raw) : value;
}

function cleaned(value: unknown, raw: readonly string[]): unknown {
  if (typeof value === "string") return visible(value);
  if (Array.isArray(value)) return value.map((one) => cleaned(one, raw));
  if (value === null || typeof value !== "object") return value;
  const copy: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) {
    copy[key] = raw.includes(key) && typeof one === "string" ? one : cleaned(one, raw);
  }
  return copy;
}
