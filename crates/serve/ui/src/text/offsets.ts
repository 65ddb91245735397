/** Offsets of reports are UTF-8 bytes; strings of the page are UTF-16. */

/** Number of UTF-8 bytes of the character whose first UTF-16 unit is `unit`; a surrogate pair has four in all. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  // Each half of a pair counts two of the pair's four bytes; a lone half cannot come from UTF-8.
  return unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
}

/**
 * The UTF-16 places of sorted byte offsets, found in one walk over the text. An offset inside a character gives the
 * character's beginning, one behind the text its end.
 */
export function places(text: string, sortedBytes: readonly number[]): number[] {
  const found: number[] = [];
  let bytes = 0;
  let at = 0;
  for (const wanted of sortedBytes) {
    while (at < text.length && bytes < wanted) {
      const unit = text.charCodeAt(at);
      const isPair = unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length;
      const width = isPair ? 4 : bytesOf(unit);
      if (bytes + width > wanted) break;
      bytes += width;
      at += isPair ? 2 : 1;
    }
    found.push(at);
  }
  return found;
}

/** A stretch of bytes with whatever it is about. */
export interface Stretch<T> {
  start: number;
  end: number;
  about: T;
}

/** A piece of a text and the stretches that cover it, shortest first. */
export interface Segment<T> {
  text: string;
  over: T[];
}

/** A text cut where stretches begin and end. */
export function segments<T>(text: string, stretches: readonly Stretch<T>[]): Segment<T>[] {
  const cuts = [...new Set(stretches.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const at = places(text, cuts);
  const place = new Map(cuts.map((cut, i) => [cut, at[i]!]));
  const spans = stretches
    .map(({ start, end, about }) => ({ from: place.get(start)!, to: place.get(end)!, about }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  const edges = [...new Set([0, ...at, text.length])].sort((a, b) => a - b);
  const found: Segment<T>[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i]!, edges[i + 1]!];
    found.push({
      text: text.slice(from, to),
      over: spans.filter((span) => span.from <= from && span.to >= to).map((span) => span.about),
    });
  }
  return found;
}

const LEAST_LINES = 6;
const LEAST_LINE = 45;
const MOST_LINE = 92;

/**
 * Text of fixed width with its lines joined, for screens of any width: a line break inside a paragraph becomes a space, so
 * that every offset stays. Other text stays as it is: there a line break means something.
 */
export function joined(text: string): string {
  const breaks = [...text.matchAll(/(?<=\S)\n(?=[^\s])/g)].map((match) => match.index);
  const lengths = breaks.map((at) => at - text.lastIndexOf("\n", at - 1) - 1);
  const isFixed = lengths.length >= LEAST_LINES && lengths.filter((n) => n >= LEAST_LINE && n <= MOST_LINE).length >= lengths.length * 0.7;
  if (!isFixed) return text;
  const inside = new Set(breaks.filter((_, i) => lengths[i]! >= LEAST_LINE));
  return text.replace(/\n/g, (letter, at: number) => (inside.has(at) ? " " : letter));
}

/** Where a quote stands in its sentence, so that it can be marked there; none if it does not stand there word for word. */
export function within(sentence: string, quote: string): [string, string, string] | undefined {
  const at = quote === "" ? -1 : sentence.indexOf(quote);
  return at < 0 ? undefined : [sentence.slice(0, at), quote, sentence.slice(at + quote.length)];
}
