import assert from "node:assert/strict";
import { test } from "node:test";
import { joined, places, segments, within } from "../../src/text/offsets.ts";
import { parseVisible, pieces, visible } from "../../src/text/visible.ts";
import { count, date, days, folded, plain, spoken, undated, withArticle } from "../../src/text/words.ts";

const TEXT = "Höfði 😀 été قمة e\u0301 \u202eabc\u202c 漢字 end";

test("byte offsets lead to the same words as in UTF-8", () => {
  const bytes = Buffer.from(TEXT);
  const cuts: number[] = [];
  for (let i = 0; i <= bytes.length; i++) if (i === bytes.length || (bytes[i]! & 0xc0) !== 0x80) cuts.push(i);
  const found = places(TEXT, cuts);
  cuts.forEach((cut, i) => assert.equal(TEXT.slice(0, found[i]), bytes.subarray(0, cut).toString(), `byte ${cut}`));
});

test("an offset inside a character gives its beginning, one behind the end the end", () => {
  assert.deepEqual(places("a😀b", [2, 3, 4, 5, 99]), [1, 1, 1, 3, 4]);
});

test("stretches cut a text into pieces that give it again, shortest stretch first", () => {
  const cut = segments(TEXT, [{ start: 0, end: 12, about: "long" }, { start: 8, end: 12, about: "short" }, { start: 3, end: 3, about: "empty" }]);
  assert.equal(cut.map((one) => one.text).join(""), TEXT);
  assert.deepEqual(cut.find((one) => one.text === "😀")?.over, ["short", "long"]);
  assert.deepEqual(segments("abc", []), [{ text: "abc", over: [] }]);
  assert.deepEqual(segments("", []), []);
});

test("lines of fixed width are joined, every offset as it was; other lines stay", () => {
  const line = "the leaders of both states met again in the old town hall for talks";
  const fixed = `HEAD\n\n     ${Array(8).fill(line).join("\n")}\n     ${line}\nend.\n-30-`;
  const flowing = joined(fixed);
  assert.equal(flowing.length, fixed.length);
  assert.equal(Buffer.byteLength(flowing), Buffer.byteLength(fixed));
  assert.ok(flowing.startsWith("HEAD\n\n     the") && flowing.includes("talks the leaders") && flowing.includes("talks\n     the") && flowing.endsWith("end.\n-30-"));
  const list = Array(9).fill("Kenya").join("\n");
  assert.equal(joined(list), list);
  const paragraphs = Array(9).fill(`${line} ${line} ${line}`).join("\n");
  assert.equal(joined(paragraphs), paragraphs);
});

test("a quote is found in its sentence", () => {
  assert.deepEqual(within("She will not attend.", "will not"), ["She ", "will not", " attend."]);
  assert.equal(within("She will attend.", "will not"), undefined);
  assert.equal(within("any", ""), undefined);
});

test("what steers is shown, what does not stays", () => {
  assert.equal(visible("\u001b[2Jtxt.\u202eexe"), "\\u{1b}[2Jtxt.\\u{202e}exe");
  for (const text of ["", "a\tb\n", "Überblick", "قمة البحر", "👩\u200d👩", "per\u00adhaps"]) assert.equal(visible(text), text);
  assert.equal(visible("\u{e0041}"), "\\u{e0041}");
  assert.deepEqual(pieces("a\u202eb").map((one) => one.steers), [false, true, false]);
});

test("every string of an answer is made visible, but texts whose offsets count", () => {
  const json = JSON.stringify({ label: "a\u202eb", list: [{ text: "x\u0007y", title: "t\u2066" }], n: 1, none: null });
  assert.deepEqual(parseVisible(json, ["text"]), { label: "a\\u{202e}b", list: [{ text: "x\u0007y", title: "t\\u{2066}" }], n: 1, none: null });
  assert.deepEqual(parseVisible('{"a":"\\u202e"}'), { a: "\\u{202e}" });
});

test("dates read as people write them", () => {
  const cases: [string, string][] = [
    ["1986-10-12", "12 Oct 1986"], ["1986-10", "Oct 1986"], ["1986", "1986"], ["--10-12", "12 Oct"], ["1986-10-11/1986-10-12", "11–12 Oct 1986"],
    ["1986-09-30/1986-10-02", "30 Sep – 2 Oct 1986"], ["1978-10/..", "from Oct 1978"], ["../1978-10", "until Oct 1978"], ["1986-W43", "week 43 of 1986"],
    ["198", "1980s"], ["1986-10-12T14:30", "12 Oct 1986, 14:30"], ["PXW", "PXW"], ["1986-FA", "1986-FA"], ["1986-13", "1986-13"],
  ];
  for (const [value, words] of cases) assert.equal(date(value), words, value);
  assert.equal(days("1986-10-11", "1986-10-11"), "11 Oct 1986");
});

test("counts, names and folded words", () => {
  assert.equal(count(1, "report"), "1 report");
  assert.equal(count(1200, "entry", "entries"), "1,200 entries");
  assert.equal(plain("participantCount"), "participant count");
  assert.equal(undated("Reykjavik summit (1986-10-11)"), "Reykjavik summit");
  assert.equal(spoken("Geneva meeting (1985-11)"), "Geneva meeting of Nov 1985");
  assert.equal(undated("talks (informal)"), "talks (informal)");
  assert.equal(withArticle("Soviet Union"), "the Soviet Union");
  assert.equal(withArticle("Iceland"), "Iceland");
  assert.equal(folded("Höfði ÉTÉ"), "hofði ete");
});
