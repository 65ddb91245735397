/** Claims in lists: the sentence first, then who says so, when, and how sure. */

import type { ClaimEvidence, NodeRef, Status, Told } from "../api/types.ts";
import { date, percent, plain } from "../text/words.ts";
import { within } from "../text/offsets.ts";
import { StatusMark } from "./icons.tsx";
import { ClaimLink, NodeLink, ReportLink } from "./links.tsx";

/** A sentence with the words marked that state the claim. */
export function Sentence({ sentence, quote }: { sentence: string; quote: string }) {
  const parts = within(sentence, quote);
  if (!parts) return <bdi>{quote}</bdi>;
  return (
    <bdi>
      {parts[0]}
      <mark>{parts[1]}</mark>
      {parts[2]}
    </bdi>
  );
}

/** How sure the program is, as a small bar and in percent. */
export function Confidence({ share }: { share: number }) {
  return (
    <span class="confidence" title="Of claims like this one, strict readers found this share right.">
      <svg width="30" height="6" viewBox="0 0 30 6" aria-hidden="true">
        <rect class="confidence-ground" width="30" height="6" rx="3" />
        <rect class="confidence-share" width={Math.max(2, Math.round(share * 30))} height="6" rx="3" />
      </svg>
      <span class="aside">confidence </span>
      {percent(share)}
    </span>
  );
}

/** What else the words tell. */
export function Qualifiers({ of }: { of?: Record<string, Told> | undefined }) {
  const told = Object.entries(of ?? {});
  if (told.length === 0) return null;
  return (
    <>
      {told.map(([name, value]) => (
        <span class="qualifier" key={name}>
          {plain(name)}: {typeof value === "object" ? <NodeLink node={value} mark={false} /> : <bdi>{String(value)}</bdi>}
        </span>
      ))}
    </>
  );
}

/** Who says so, as the report has it. */
export function Speaker({ speaker, distant }: { speaker?: NodeRef | null | undefined; distant?: boolean | undefined }) {
  if (!speaker) return distant ? <span>alleged</span> : null;
  return (
    <span>
      {distant ? "alleged by " : "says "}
      <NodeLink node={speaker} mark={false} />
    </span>
  );
}

/** One claim of a list. */
export function ClaimItem({ claim, status, origin }: { claim: ClaimEvidence; status?: Status; origin?: string | undefined }) {
  return (
    <li class="claim">
      <ClaimLink claim={claim.claim} class="claim-words" title="Read it in the report">
        <Sentence sentence={claim.sentence} quote={claim.quote} />
      </ClaimLink>
      <p class="claim-meta">
        <StatusMark status={status ?? claim.status} />
        <Speaker speaker={claim.attributedTo} />
        {claim.onDate && <time>{date(claim.onDate)}</time>}
        <Qualifiers of={claim.qualifiers} />
        <Confidence share={claim.confidence} />
        <span class="claim-source">
          {origin && <span>{origin}: </span>}
          <ReportLink report={claim.report} title={claim.title} />
          {claim.publishedOn && <>, <time>{date(claim.publishedOn)}</time></>}
        </span>
      </p>
    </li>
  );
}
