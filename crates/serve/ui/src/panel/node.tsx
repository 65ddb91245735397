/** Everything that is told of a node. */

import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { path } from "../api/client.ts";
import type { NodeAnswer, StatedEdge } from "../api/types.ts";
import { graphActs } from "../graph/acts.ts";
import { NodeJudgements } from "../judge/node.tsx";
import { ClaimItem } from "../parts/claim.tsx";
import { Answer, Nothing, Section } from "../parts/frame.tsx";
import { Icon, StatusMark, TypeMark } from "../parts/icons.tsx";
import { NodeLink, Outside, ReportLink } from "../parts/links.tsx";
import { groupOf, GROUP_NAMES } from "../state/groups.ts";
import { href, route } from "../state/route.ts";
import { canJudge, typeLabel } from "../state/store.ts";
import { useAnswer } from "../state/use.ts";
import { capital, count, date, number } from "../text/words.ts";
import { DisputeItem } from "../views/start.tsx";

/** The panel of a node. */
export function NodePanel({ id }: { id: string }) {
  const answer = useAnswer<NodeAnswer>(path("node", { id }));
  return (
    <div class="panel-scroll">
      <Answer of={answer} lines={8}>{(node) => <NodeView key={node.node.id} of={node} />}</Answer>
    </div>
  );
}

function NodeView({ of }: { of: NodeAnswer }) {
  const { node } = of;
  const groups = useMemo(() => grouped(of), [of]);
  const origins = useMemo(() => new Map(of.reports.map((report) => [report.id, report.originLabel])), [of]);
  const names = of.names.filter((name) => name !== node.label);
  return (
    <>
      <header class="panel-head">
        <p class="kind"><TypeMark type={node.type} named={false} size={18} /> {typeLabel(node.type)}</p>
        <h2 class="panel-title" tabIndex={-1}><bdi>{node.label}</bdi></h2>
        {names.length > 0 && <p class="soft names">also <bdi>{names.slice(0, 8).join(" · ")}</bdi>{names.length > 8 && ` and ${names.length - 8} more`}</p>}
        <Acts of={of} />
      </header>
      <Facts of={of} />
      {of.disputes.length > 0 && (
        <Section title="In dispute" n={of.disputes.length} level={3} class="panel-section panel-disputes">
          <ul class="disputes">{of.disputes.map((dispute) => <DisputeItem key={dispute.id} dispute={dispute} />)}</ul>
        </Section>
      )}
      {groups.length > 1 && (
        <nav class="jump" aria-label="Claims by group">
          {groups.map(({ group, n }) => (
            <button key={group} type="button" class="chip" onClick={() => document.getElementById(anchor(group))?.scrollIntoView({ block: "start" })}>
              {group} <b>{number(n)}</b>
            </button>
          ))}
        </nav>
      )}
      {groups.map(({ group, n, relations }) => (
        <section key={group} id={anchor(group)} class="panel-section">
          <h3 class="group">{group} <span class="count">{n}</span></h3>
          {relations.map((relation) => <Relation key={`${relation.relation} ${relation.outgoing}`} of={relation} origins={origins} />)}
        </section>
      ))}
      {groups.length === 0 && <Nothing>No claim is about it; reports only mention it.</Nothing>}
      {of.reports.length > 0 && (
        <Section title="Reports" n={of.reports.length} level={3} class="panel-section">
          <ul class="rows">
            {of.reports.map((report) => (
              <li class="row" key={report.id}>
                <ReportLink report={report.id} title={report.title} />
                <span class="row-aside">{[report.originLabel, report.publishedOn && date(report.publishedOn)].filter(Boolean).join(", ")}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function anchor(group: string): string {
  return `group-${group.toLowerCase().replace(/\W+/g, "-")}`;
}

type RelationRows = NodeAnswer["relations"][number];

function grouped({ relations, said }: NodeAnswer) {
  const all: RelationRows[] = [...relations];
  if (said.length > 0) all.push({ relation: "says", label: "says", outgoing: true, edges: said.map((edge) => ({ ...edge, other: edge.object })) });
  const rows = GROUP_NAMES.map((group) => {
    const own = all.filter((row) => groupOf(row.relation) === group);
    return { group, relations: own, n: own.reduce((sum, row) => sum + row.edges.reduce((n, edge) => n + edge.claims.length, 0), 0) };
  });
  return rows.filter(({ relations: own }) => own.length > 0);
}

function Acts({ of }: { of: NodeAnswer }) {
  const { node } = of;
  const inGraph = route.value.view === "graph";
  const acts = graphActs.value;
  const shown = inGraph ? acts?.node(node.id) : undefined;
  return (
    <div class="acts">
      {shown ? (
        <>
          {shown.hidden > 0 && (
            <button type="button" class="button button-main" onClick={() => acts!.expand(node.id)}>
              <Icon name="plus" /> Show neighbours <span class="soft">{number(shown.hidden)} more</span>
            </button>
          )}
          <button type="button" class="button" onClick={() => acts!.hide(node.id)}><Icon name="hide" /> Hide</button>
          {!shown.alone && <a class="button" href={href("graph", { focus: node.id, node: node.id })}><Icon name="graph" /> Begin here</a>}
        </>
      ) : inGraph && acts ? (
        <button type="button" class="button button-main" onClick={() => acts.add(node.id)}><Icon name="plus" /> Add to the graph</button>
      ) : (
        <a class="button button-main" href={href("graph", { focus: node.id, node: node.id })}><Icon name="graph" /> Graph</a>
      )}
      <a class="button" href={href("compare", { id: node.id })}><Icon name="list" /> Compare</a>
      <a class="button" href={href("timeline", { about: node.id })}>Timeline</a>
      {canJudge.value && <NodeJudgements of={of} />}
    </div>
  );
}

function Facts({ of }: { of: NodeAnswer }) {
  const rows: { label: string; value: ComponentChildren }[] = [];
  if (of.when) rows.push({ label: "When", value: <time>{date(of.when)}</time> });
  if (of.meetingStatus) rows.push({ label: "Status", value: of.meetingStatus.toLowerCase() });
  for (const { name, label, value, node } of of.properties) {
    rows.push({ label: capital(label || name), value: node ? <NodeLink node={node} /> : <bdi>{value}</bdi> });
  }
  if (of.wikidata) rows.push({ label: "Wikidata", value: <Outside url={`https://www.wikidata.org/wiki/${encodeURIComponent(of.wikidata)}`}>{of.wikidata}</Outside> });
  if (rows.length === 0) return null;
  return (
    <dl class="facts">
      {rows.map(({ label, value }, i) => <div key={i}><dt>{label}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}

const EDGES_SHOWN = 10;

function Relation({ of, origins }: { of: RelationRows; origins: Map<string, string | undefined> }) {
  const [all, setAll] = useState(false);
  const edges = all ? of.edges : of.edges.slice(0, EDGES_SHOWN);
  return (
    <div class="relation">
      <h4>{of.label}</h4>
      <ul class="edges">
        {edges.map((edge, i) => <EdgeRow key={edge.claims[0]?.claim ?? i} edge={edge} origins={origins} />)}
      </ul>
      {edges.length < of.edges.length && (
        <button type="button" class="button button-small" onClick={() => setAll(true)}>{number(of.edges.length - edges.length)} more</button>
      )}
    </div>
  );
}

const CLAIMS_SHOWN = 2;

/** One edge with its claims: the other end, then the words. */
export function EdgeRow({ edge, origins }: { edge: StatedEdge & { other?: NodeAnswer["node"] }; origins: Map<string, string | undefined> }) {
  const [all, setAll] = useState(false);
  const claims = all ? edge.claims : edge.claims.slice(0, CLAIMS_SHOWN);
  return (
    <li class="edge">
      <p class="edge-head">
        {edge.other ? <NodeLink node={edge.other} strong /> : edge.value !== undefined ? <bdi class="value">{edge.value}</bdi> : <span class="soft">not said by whom</span>}
        <span class="edge-aside">
          {edge.statuses.map((status) => <StatusMark key={status} status={status} word={false} />)}
          {edge.nOrigins > 1 && <b>{count(edge.nOrigins, "origin")}</b>}
        </span>
      </p>
      <ul class="claims">
        {claims.map((claim) => <ClaimItem key={claim.claim} claim={claim} origin={origins.get(claim.report)} />)}
      </ul>
      {claims.length < edge.claims.length && (
        <button type="button" class="button button-small" onClick={() => setAll(true)}>{count(edge.claims.length - claims.length, "more claim")}</button>
      )}
    </li>
  );
}
