/** What is new since a build. The answer is read by the shapes of its parts, so that it may grow. */

import { path } from "../api/client.ts";
import type { Dispute, NodeRef, ReportRef, StatedEdge } from "../api/types.ts";
import { ClaimItem } from "../parts/claim.tsx";
import { Answer, Nothing, Section, View } from "../parts/frame.tsx";
import { NodeLink, ReportLink } from "../parts/links.tsx";
import { go, href, route } from "../state/route.ts";
import { relationLabel } from "../state/store.ts";
import { type Awaited, useAnswer } from "../state/use.ts";
import { capital, date, number, plain } from "../text/words.ts";
import { DisputeItem } from "./start.tsx";

interface Build {
  build: string;
  at?: string;
  reports?: number;
}

/** The part of the answer that is known by name; lists are found by what is in them. */
interface ChangesAnswer {
  since?: string;
  generation?: string;
  builds?: Build[];
  [list: string]: unknown;
}

type Kind = "reports" | "nodes" | "claims" | "disputes" | "lines";
interface List {
  name: string;
  kind: Kind;
  rows: unknown[];
}

/** The lists of an answer, each with what its rows are. */
export function lists(answer: Record<string, unknown>): List[] {
  const found: List[] = [];
  const add = (name: string, rows: unknown) => {
    if (Array.isArray(rows) && rows.length > 0 && name !== "builds") found.push({ name, kind: kindOf(rows[0]), rows });
  };
  for (const [name, value] of Object.entries(answer)) {
    if (value && typeof value === "object" && !Array.isArray(value)) {
      for (const [inner, rows] of Object.entries(value)) add(`${plain(name)}: ${plain(inner)}`, rows);
    } else {
      add(plain(name), value);
    }
  }
  return found;
}

function kindOf(row: unknown): Kind {
  if (row === null || typeof row !== "object") return "lines";
  if ("claims" in row && "about" in row) return "disputes";
  if ("claims" in row && "relation" in row) return "claims";
  if ("type" in row && "label" in row && "id" in row) return "nodes";
  if ("title" in row && "id" in row) return "reports";
  return "lines";
}

/** The view. */
export function News() {
  const since = route.value.params["since"];
  const changes = useAnswer<ChangesAnswer>(path("changes", { since }));
  return (
    <View
      title="What is new"
      lead={since ? <>Since the build <code>{since.slice(0, 12)}</code>: what the store has now and had not then.</> : "What the last change of the store brought."}
      actions={<Builds of={changes} since={since} />}
    >
      <Answer of={changes}>{(answer) => <Changes answer={answer} />}</Answer>
    </View>
  );
}

function Builds({ of, since }: { of: Awaited<ChangesAnswer>; since: string | undefined }) {
  const builds = of.value?.builds;
  if (!Array.isArray(builds) || builds.length === 0) return null;
  return (
    <label class="field-inline">
      Since
      <select value={since ?? ""} onChange={(event) => go("new", { since: event.currentTarget.value })}>
        <option value="">the build before</option>
        {builds.map(({ build, at, reports }) => (
          <option key={build} value={build}>{[build.slice(0, 12), at && date(at), reports !== undefined && `${number(reports)} reports`].filter(Boolean).join(" · ")}</option>
        ))}
      </select>
    </label>
  );
}

function Changes({ answer }: { answer: ChangesAnswer }) {
  const found = lists(answer);
  if (found.length === 0) return <Nothing>Nothing has changed.</Nothing>;
  return (
    <div class="cards">
      {found.map((list) => (
        <Section key={list.name} title={capital(list.name)} n={list.rows.length} class="card">
          <Rows list={list} />
        </Section>
      ))}
    </div>
  );
}

const SHOWN = 40;

function Rows({ list }: { list: List }) {
  const rows = list.rows.slice(0, SHOWN);
  return (
    <>
      {list.kind === "claims" ? (
        <ul class="claims">
          {(rows as StatedEdge[]).map((edge, i) => <NewClaim key={edge.claims[0]?.claim ?? i} edge={edge} />)}
        </ul>
      ) : list.kind === "disputes" ? (
        <ul class="disputes">{(rows as Dispute[]).map((dispute) => <DisputeItem key={dispute.id} dispute={dispute} />)}</ul>
      ) : (
        <ul class="rows">{rows.map((row, i) => <li class="row" key={i}><Row kind={list.kind} row={row} /></li>)}</ul>
      )}
      {list.rows.length > SHOWN && <p class="soft">and {number(list.rows.length - SHOWN)} more</p>}
    </>
  );
}

function Row({ kind, row }: { kind: Kind; row: unknown }) {
  if (kind === "nodes") return <NodeLink node={row as NodeRef} />;
  if (kind === "reports") {
    const report = row as ReportRef;
    return (
      <>
        <ReportLink report={report.id} title={report.title} />
        <span class="row-aside">{[report.originLabel, report.publishedOn && date(report.publishedOn)].filter(Boolean).join(", ")}</span>
      </>
    );
  }
  if (row === null || typeof row !== "object") return <bdi>{String(row)}</bdi>;
  return <bdi>{Object.values(row).filter((value) => typeof value !== "object").join(" · ")}</bdi>;
}

function NewClaim({ edge }: { edge: StatedEdge }) {
  return (
    <li>
      <p class="fact">
        {edge.subject ? <NodeLink node={edge.subject} /> : <span class="soft">somebody</span>} <em>{relationLabel(edge.relation)}</em>{" "}
        {edge.object ? <NodeLink node={edge.object} /> : <bdi>{edge.value}</bdi>}
      </p>
      <ul class="claims">{edge.claims.slice(0, 1).map((claim) => <ClaimItem key={claim.claim} claim={claim} />)}</ul>
    </li>
  );
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
          {found.map((list) => <li key={list.name}>{capital(list.name)} <span class="row-number">{number(list.rows.length)}</span></li>)}
        </ul>
      )}
    </Section>
  );
}
