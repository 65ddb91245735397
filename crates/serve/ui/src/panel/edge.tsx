/** All claims that join two nodes. */

import { path } from "../api/client.ts";
import type { NodeRef, StatedEdge } from "../api/types.ts";
import { Answer, Nothing } from "../parts/frame.tsx";
import { NodeLink } from "../parts/links.tsx";
import { ClaimItem } from "../parts/claim.tsx";
import { StatusMark } from "../parts/icons.tsx";
import { href } from "../state/route.ts";
import { relationLabel } from "../state/store.ts";
import { useAnswer } from "../state/use.ts";
import { count } from "../text/words.ts";

/** The two ends of an edge in an address. */
export function ends(edge: string): [string, string] {
  const at = edge.indexOf("~");
  return [edge.slice(0, at), edge.slice(at + 1)];
}

/** The panel of an edge. */
export function EdgePanel({ edge }: { edge: string }) {
  const [a, b] = ends(edge);
  const answer = useAnswer<{ edges: StatedEdge[] }>(path("between", { a, b }));
  return (
    <div class="panel-scroll">
      <Answer of={answer} lines={6}>
        {({ edges }) => (edges.length === 0 ? <Empty /> : <EdgeView edges={edges} a={a} b={b} />)}
      </Answer>
    </div>
  );
}

function Empty() {
  return (
    <header class="panel-head">
      <h2 class="panel-title" tabIndex={-1}>No claim</h2>
      <Nothing>Nothing joins the two any more. The store may have changed.</Nothing>
    </header>
  );
}

function EdgeView({ edges, a, b }: { edges: StatedEdge[]; a: string; b: string }) {
  const named = new Map<string, NodeRef>();
  for (const { subject, object } of edges) for (const end of [subject, object]) if (end) named.set(end.id, end);
  const n = edges.reduce((sum, edge) => sum + edge.claims.length, 0);
  const [one, other] = [named.get(a), named.get(b)];
  return (
    <>
      <header class="panel-head">
        <p class="kind">what joins the two</p>
        <h2 class="panel-title" tabIndex={-1}>
          <bdi>{one?.label ?? a}</bdi> <span class="soft">and</span> <bdi>{other?.label ?? b}</bdi>
        </h2>
        <p class="soft">{count(n, "claim")} in {count(edges.length, "relation")}</p>
        <div class="acts">
          {one && <NodeLink node={one} />}
          {other && <NodeLink node={other} />}
          <a class="button" href={href("graph", { path: `${a},${b}` })}>All ways between</a>
        </div>
      </header>
      {edges.map((edge) => (
        <section class="panel-section" key={`${edge.subject?.id} ${edge.relation}`}>
          <p class="fact">
            {edge.subject && <bdi>{edge.subject.label}</bdi>} <em>{relationLabel(edge.relation)}</em> {edge.object && <bdi>{edge.object.label}</bdi>}
            <span class="edge-aside">
              {edge.statuses.map((status) => <StatusMark key={status} status={status} word={false} />)}
              <b>{count(edge.nOrigins, "origin")}</b>
            </span>
          </p>
          <ul class="claims">{edge.claims.map((claim) => <ClaimItem key={claim.claim} claim={claim} />)}</ul>
        </section>
      ))}
    </>
  );
}
