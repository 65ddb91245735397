/** The graph in words: for those who read faster than they look, and for screen readers. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { StatusMark } from "../parts/icons.tsx";
import { NodeLink } from "../parts/links.tsx";
import { Icon } from "../parts/icons.tsx";
import { number, count } from "../text/words.ts";
import { drawnStatuses, type Drawn } from "./model.ts";
import type { ViewActs } from "./view.tsx";

/** Rows that fill a screen; the next ones come after a rest. */
const FIRST = 12;
const REST_MS = 150;
const MORE = 40;

/** Edges, then nodes. */
export function GraphTable({ shown, acts }: { shown: Drawn; acts: ViewActs }) {
  const named = useMemo(() => new Map(shown.nodes.map((node) => [node.id, node])), [shown]);
  const edges = useMemo(() => shown.links.flatMap((link) => link.edges).sort((a, b) => b.nOrigins - a.nOrigins || b.nClaims - a.nClaims), [shown]);
  const [most, setMost] = useState(FIRST);
  useEffect(() => {
    const timer = setTimeout(() => setMost(MORE), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  const isMore = most > FIRST && Math.max(edges.length, shown.nodes.length) > most;
  return (
    <div class="graph-table">
      {isMore && <p>The first {number(most)} of each. <button type="button" class="button button-small" onClick={() => setMost(most + MORE)}>Show {number(MORE)} more</button></p>}
      <h2>{count(edges.length, "edge")}</h2>
      <div class="table-frame" tabIndex={0} role="region" aria-label="Edges">
        <table class="table">
          <thead><tr><th scope="col">From</th><th scope="col">Relation</th><th scope="col">To</th><th scope="col">Status</th><th scope="col" class="n">Origins</th><th scope="col" class="n">Claims</th></tr></thead>
          <tbody>
            {edges.slice(0, most).map((edge) => (
              <tr key={edge.id}>
                <td><NodeLink node={named.get(edge.source)!} /></td>
                <td><button type="button" class="link-button" onClick={() => acts.chooseLink(edge.source, edge.target)}>{edge.label}</button></td>
                <td><NodeLink node={named.get(edge.target)!} /></td>
                <td class="nowrap">{drawnStatuses(edge).map((status) => <StatusMark key={status} status={status} />)}</td>
                <td class="n">{number(edge.nOrigins)}</td>
                <td class="n">{number(edge.nClaims)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{count(shown.nodes.length, "node")}</h2>
      <div class="table-frame" tabIndex={0} role="region" aria-label="Nodes">
        <table class="table">
          <thead><tr><th scope="col">Node</th><th scope="col" class="n">Claims</th><th scope="col" class="n">Reports</th><th scope="col">Grow or hide</th></tr></thead>
          <tbody>
            {shown.nodes.slice(0, most).map((node) => (
              <tr key={node.id}>
                <td><NodeLink node={node} /></td>
                <td class="n">{number(node.nClaims)}</td>
                <td class="n">{number(node.nReports)}</td>
                <td class="nowrap">
                  {node.hidden > 0 && <button type="button" class="button button-small" aria-label={`Show neighbours of ${node.label}, ${node.hidden} more`} onClick={() => acts.expand(node.id)}><Icon name="plus" /> {number(node.hidden)} more</button>}{" "}
                  <button type="button" class="button button-small" aria-label={`Hide ${node.label}`} onClick={() => acts.hide(node.id)}><Icon name="hide" /> Hide</button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
