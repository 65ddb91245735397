/** The ways between two nodes in words, the best first. */

import type { PathAnswer, StatedEdge } from "../api/types.ts";
import { NodeLink } from "../parts/links.tsx";
import { inverseLabel, relationLabel } from "../state/store.ts";
import { count } from "../text/words.ts";
import type { ViewActs } from "./view.tsx";

/** The ways; every step opens the claims that it is made of. */
export function Ways({ of: { paths }, acts }: { of: PathAnswer; acts: ViewActs }) {
  const [best] = paths;
  return (
    <details class="ways">
      <summary>{count(paths.length, "way")}, the best in {count(best!.steps.length, "step")}</summary>
      <ol>
        {paths.map((way, i) => (
          <li key={i}>
            <NodeLink node={way.nodes[0]!} />
            {way.steps.map((step) => (
              <>
                <button type="button" class="link-button" onClick={() => acts.chooseLink(step.from.id, step.to.id)}>
                  {step.edges.length === 1 ? <Words edge={step.edges[0]!} to={step.to.id} /> : count(step.edges.length, "relation")}
                </button>
                <NodeLink node={step.to} />
              </>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** A relation as it reads along the way; one without words for that has an arrow the way that it leads. */
function Words({ edge, to }: { edge: StatedEdge; to: string }) {
  if (edge.subject?.id !== to) return <>{relationLabel(edge.relation)} →</>;
  const inverse = inverseLabel(edge.relation);
  return <>{inverse === undefined ? `← ${relationLabel(edge.relation)}` : `${inverse} →`}</>;
}
