/** The text of a report: the words of every claim underlined, those of one highlighted, what steers shown. */

import { useMemo } from "preact/hooks";
import type { ReportAnswer } from "../api/types.ts";
import { ClaimLink } from "../parts/links.tsx";
import { relationLabel } from "../state/store.ts";
import { joined, segments, type Stretch } from "../text/offsets.ts";
import { escaped, pieces } from "../text/visible.ts";

type Claim = ReportAnswer["claims"][number];
type About = { claim?: Claim; active: boolean };

/** Text as it is, with control characters and those that change the direction of writing made visible. */
export function Raw({ text }: { text: string }) {
  return (
    <>
      {pieces(text).map((piece, i) =>
        // A carriage return before a line feed ends the line as the line feed does.
        piece.steers ? (piece.text === "\r" ? null : <span key={i} class="steers" title="a control character of the report, shown instead of obeyed">{escaped(piece.text)}</span>) : piece.text,
      )}
    </>
  );
}

/** The whole text. `place` is a stretch of bytes to highlight where no claim is. */
export function ReportText({ text, claims, active, place }: { text: string; claims: Claim[]; active?: string | undefined; place?: { start: number; end: number } | undefined }) {
  const cut = useMemo(() => {
    const stretches: Stretch<About>[] = claims.map((claim) => ({ start: claim.start, end: claim.end, about: { claim, active: claim.claim === active } }));
    if (place) stretches.push({ ...place, about: { active: true } });
    return segments(joined(text), stretches);
  }, [text, claims, active, place]);
  return (
    <div class="report-text" dir="auto">
      {cut.map((segment, i) => {
        const raw = <Raw text={segment.text} />;
        const isActive = segment.over.some((about) => about.active);
        const claim = segment.over.find((about) => about.claim && !about.active)?.claim;
        const words = isActive ? <mark>{raw}</mark> : raw;
        if (!claim) return isActive ? <mark key={i}>{raw}</mark> : <span key={i}>{raw}</span>;
        return (
          <ClaimLink key={i} claim={claim.claim} class={`said said-${claim.status.toLowerCase()}`} title={told(claim)}>
            {words}
          </ClaimLink>
        );
      })}
    </div>
  );
}

function told(claim: Claim): string {
  return [claim.subject?.label ?? "somebody", claim.label || relationLabel(claim.relation), claim.object?.label ?? claim.value ?? ""].join(" ").trim() + ` (${claim.status.toLowerCase()})`;
}
