/** What is new since a build: what came, what is otherwise, and what went. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { path } from "../api/client.ts";
import type { Altered, ChangesAnswer, NodeNews } from "../api/types.ts";
import { Answer, Nothing, Section, View } from "../parts/frame.tsx";
import { StatusMark } from "../parts/icons.tsx";
import { ClaimLink, NodeLink, ReportLink } from "../parts/links.tsx";
import { href, patch, route } from "../state/route.ts";
import { typeLabel } from "../state/store.ts";
import { useAnswer } from "../state/use.ts";
import { capital, number } from "../text/words.ts";

const KINDS = ["reports", "meetings", "people", "things", "disputes", "claims", "edges"] as const;
type Kind = (typeof KINDS)[number];
const HOW = { new: "new", changed: "changed", gone: "gone" } as const;
type How = keyof typeof HOW;
type RowOf<K extends Kind> = ChangesAnswer[K] extends Altered<infer Row> ? Row : never;

interface List {
  kind: Kind;
  how: How;
  rows: RowOf<Kind>[];
}

/** The lists that are not empty. */
export function lists(answer: ChangesAnswer): List[] {
  return KINDS.flatMap((kind) => (Object.keys(HOW) as How[]).map((how) => ({ kind, how, rows: answer[kind][how] as RowOf<Kind>[] }))).filter(({ rows }) => rows.length > 0);
}

function title({ kind, how }: List): string {
  return `${capital(kind)}: ${HOW[how]}`;
}

/** The view. */
export function News() {
  const since = route.value.params["since"];
  const changes = useAnswer<ChangesAnswer>(path("changes", { since }));
  return (
    <View title="What is new" lead={since ? <>Since the build <code>{since.slice(0, 12)}</code>: what the store has now and had not then.</> : "What the last change of the store brought."}>
      <Answer of={changes}>{(answer) => <Changes answer={answer} />}</Answer>
    </View>
  );
}

function Changes({ answer }: { answer: ChangesAnswer }) {
  const found = lists(answer);
  if (found.length === 0) return <Nothing>Nothing has changed.</Nothing>;
  return (
    <div class="cards">
      {found.map((list) => (
        <Section key={title(list)} title={title(list)} n={list.rows.length} class="card">
          <Rows list={list} />
        </Section>
      ))}
    </div>
  );
}

const SHOWN = 12;

function Rows({ list: { kind, how, rows } }: { list: List }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <ul class="rows">{rows.slice(0, all ? undefined : SHOWN).map((row, i) => <li class="row" key={i}>{how === "gone" ? <Gone row={row} /> : ROWS[kind](row as never)}</li>)}</ul>
      {!all && rows.length > SHOWN && <button type="button" class="button button-small button-after" onClick={() => setAll(true)}>{number(rows.length - SHOWN)} more</button>}
    </>
  );
}

/** What has gone cannot be opened. */
function Gone({ row }: { row: RowOf<Kind> }) {
  return <bdi>{"words" in row ? row.words : "label" in row ? row.label : row.title}</bdi>;
}

const ROWS: { [K in Kind]: (row: RowOf<K>) => ComponentChildren } = {
  reports: (row) => <><ReportLink report={row.id} title={row.title} /><bdi class="row-aside" title={row.input}>{row.input.slice(row.input.lastIndexOf("/") + 1)}</bdi></>,
  meetings: nodeRow,
  people: nodeRow,
  things: nodeRow,
  disputes: (row) => (
    <>
      <NodeLink node={{ id: row.about, type: "", label: row.label }} mark={false} />
      <span class="row-aside">{row.kind}</span>
    </>
  ),
  claims: (row) => <><ClaimLink claim={row.claim}><bdi>{row.words}</bdi></ClaimLink><span class="row-aside"><StatusMark status={row.status} /></span></>,
  edges: (row) => <Edge words={row.words} edge={row.edge} />,
};

function nodeRow(row: NodeNews): ComponentChildren {
  const was = row.was?.label !== row.label ? row.was?.label : row.was?.type !== row.type ? row.was && typeLabel(row.was.type) : row.was?.status?.toLowerCase();
  return (
    <>
      <NodeLink node={row} />
      <span class="row-aside">{was === undefined ? row.status?.toLowerCase() : <span>before: <bdi>{was}</bdi></span>}</span>
    </>
  );
}

/** An edge whose two ends are nodes opens beside the view. */
function Edge({ words, edge }: { words: string; edge: string }) {
  const [source, , target] = edge.split(" ");
  if (!target?.includes("/")) return <bdi>{words}</bdi>;
  return <button type="button" class="link-button" onClick={() => patch({ edge: source! < target ? `${source}~${target}` : `${target}~${source}`, node: undefined, claim: undefined, report: undefined })}><bdi>{words}</bdi></button>;
}

/** What is new, in a card of the start. */
export function NewsBrief() {
  const changes = useAnswer<ChangesAnswer>("/api/changes");
  if (!changes.value) return null;
  const found = lists(changes.value);
  return (
    <Section title="New" class="card" aside={<a href={href("new")}>What is new</a>}>
      {found.length === 0 ? <Nothing>Nothing has changed since the build before.</Nothing> : (
        <ul class="legend-list">
          {found.map((list) => <li key={title(list)}>{title(list)} <span class="row-number">{number(list.rows.length)}</span></li>)}
        </ul>
      )}
    </Section>
  );
}
