/** SPARQL for the editor: enough to colour it, to match brackets and to indent. */

import { type StreamParser, StreamLanguage } from "@codemirror/language";
import { kindOf } from "./words.ts";

interface State {
  /** What a string ends with, inside one that spans lines. */
  quote: string | undefined;
  depth: number;
}

const parser: StreamParser<State> = {
  name: "sparql",
  startState: () => ({ quote: undefined, depth: 0 }),
  token(stream, state) {
    if (state.quote !== undefined) return text(stream, state, state.quote);
    if (stream.eatSpace()) return null;
    if (stream.match("#")) {
      stream.skipToEnd();
      return "comment";
    }
    const long = stream.match(/^("""|''')/) as RegExpMatchArray | null;
    if (long) {
      state.quote = long[0]!;
      return text(stream, state, long[0]!);
    }
    if (stream.match(/^"(?:[^"\\\n]|\\.)*"?/) || stream.match(/^'(?:[^'\\\n]|\\.)*'?/)) return "string";
    if (stream.match(/^<[^<>"{}|^`\\\s]*>/)) return "link";
    if (stream.match(/^[?$][\p{L}\p{N}_]+/u)) return "variableName";
    if (stream.match(/^@[a-zA-Z]+(-[a-zA-Z0-9]+)*/)) return "meta";
    if (stream.match(/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/)) return "number";
    if (stream.match(/^[\p{L}][\p{L}\p{N}_.-]*:(?!\/\/)/u) || stream.match(/^:/)) {
      stream.match(/^(?:[\p{L}\p{N}_:%-]|\.(?=[\p{L}\p{N}_])|\\.|%[0-9a-fA-F]{2})*/u);
      return "typeName";
    }
    const word = stream.match(/^[\p{L}_][\p{L}\p{N}_-]*/u) as RegExpMatchArray | null;
    if (word) {
      const kind = kindOf(word[0]!);
      return kind === "keyword" ? "keyword" : kind === "function" ? "functionName" : kind === "atom" ? "atom" : "invalid";
    }
    const sign = stream.next();
    if (sign === "{") state.depth++;
    if (sign === "}") state.depth = Math.max(0, state.depth - 1);
    return sign !== undefined && "{}()[]".includes(sign) ? "bracket" : "operator";
  },
  indent(state, after, context) {
    const closes = /^\s*\}/.test(after) ? 1 : 0;
    return Math.max(0, state.depth - closes) * context.unit;
  },
  languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "[", "{", '"', "'"] }, indentOnInput: /^\s*\}$/ },
};

function text(stream: { match(pattern: string): unknown; next(): string | void; eol(): boolean }, state: State, quote: string): string {
  while (!stream.eol()) {
    if (stream.match(quote)) {
      state.quote = undefined;
      return "string";
    }
    if (stream.next() === "\\") stream.next();
  }
  return "string";
}

/** The language. */
export const sparql = StreamLanguage.define(parser);
