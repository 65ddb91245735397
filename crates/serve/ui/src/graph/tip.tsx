/** What shows under the pointer: the sentence behind a line, or what is known of a node. */

import { path } from "../api/client.ts";
import type { StatedEdge } from "../api/types.ts";
import { Sentence } from "../parts/claim.tsx";
import { StatusMark } from "../parts/icons.tsx";
import { relationLabel, typeLabel } from "../state/store.ts";
import { useAnswer, useRested } from "../state/use.ts";
import { count, date } from "../text/words.ts";
import type { Under } from "./canvas.ts";
import type { Drawn, Link } from "./model.ts";

const REST_MS = 110;

/** The tip, on the side of the pointer where there is room. */
export function Tip({ under, shown, room }: { under: Under; shown: Drawn; room: { width: number; height: number } }) {
  const rested = useRested(under.id, REST_MS);
  if (rested !== under.id) return null;
  const link = under.kind === "link" ? shown.links.find((one) => one.id === under.id) : undefined;
  const node = under.kind === "node" ? shown.nodes.find((one) => one.id === under.id) : undefined;
  return (
    <div class={`tip${under.x > room.width * 0.55 ? " tip-left" : ""}${under.y > room.height * 0.55 ? " tip-up" : ""}`} style={{ left: `${under.x}px`, top: `${under.y}px` }} aria-hidden="true">
      {node && (
        <>
          <b><bdi>{node.label}</bdi></b>
          <p class="soft">{typeLabel(node.type)} · {count(node.nClaims, "claim")} · {count(node.nReports, "report")}</p>
          {node.hidden > 0 && <p class="soft">{count(node.hidden, "more neighbour")}: double-click</p>}
        </>
      )}
      {link && <LinkTip link={link} />}
    </div>
  );
}

const SHOWN = 2;

function LinkTip({ link }: { link: Link }) {
  const answer = useAnswer<{ edges: StatedEdge[] }>(path("between", { a: link.source, b: link.target }));
  const edges = answer.value?.edges ?? [];
  return (
    <>
      {edges.length === 0 && <b>{link.label}</b>}
      {edges.slice(0, SHOWN).map((edge) => {
        const [claim] = edge.claims;
        return (
          <div key={`${edge.subject?.id} ${edge.relation}`} class="tip-edge">
            <p><b><bdi>{edge.subject?.label}</bdi></b> <em>{relationLabel(edge.relation)}</em> <b><bdi>{edge.object?.label}</bdi></b></p>
            {claim && (
              <>
                <p class="tip-words"><Sentence sentence={claim.sentence} quote={claim.quote} /></p>
                <p class="soft"><StatusMark status={claim.status} /> {claim.title}{claim.publishedOn && `, ${date(claim.publishedOn)}`}</p>
              </>
            )}
          </div>
        );
      })}
      <p class="soft">
        {count(link.nOrigins, "origin")} · {count(link.nClaims, "claim")}
        {edges.length > SHOWN && ` · ${edges.length - SHOWN} more relations`}
      </p>
    </>
  );
}
