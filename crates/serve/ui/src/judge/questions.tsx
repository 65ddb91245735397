/** What a doubt is about, in the words of the reports. */

import type { DoubtfulClaim, DoubtfulPair, NodeRef, Passage, Status } from "../api/types.ts";
import { Confidence, Sentence } from "../parts/claim.tsx";
import { StatusMark } from "../parts/icons.tsx";
import { ClaimLink, NodeLink, ReportLink } from "../parts/links.tsx";
import { relationLabel } from "../state/store.ts";
import { count } from "../text/words.ts";
import { TypeMark } from "../parts/icons.tsx";

/** Two names that may be one thing. */
export function PairQuestion({ pair }: { pair: DoubtfulPair }) {
  return (
    <>
      <h2>Are these one?</h2>
      <p class="soft">Now they are {pair.merged ? "one node" : "two nodes"}{pair.sum != null && pair.needed != null && `: ${pair.sum} points where ${pair.needed} are needed`}.</p>
      <div class="sides">
        <Side id={pair.left_entity} passage={pair.left} />
        <Side id={pair.right_entity} passage={pair.right} />
      </div>
      <div class="sides reasons">
        <Reasons title="For one" rows={pair.for} />
        <Reasons title="Against" rows={pair.against} />
      </div>
    </>
  );
}

function Side({ id, passage }: { id: string; passage: Passage }) {
  const type = id.split("/")[0] ?? "";
  const node: NodeRef = { id, type: type.charAt(0).toUpperCase() + type.slice(1), label: passage.name };
  return (
    <div class="side">
      <h3><TypeMark type={node.type} size={18} /> <NodeLink node={node} mark={false} /></h3>
      <blockquote>{passage.quote.includes(passage.name) ? <Sentence sentence={passage.quote} quote={passage.name} /> : <bdi>{passage.quote}</bdi>}</blockquote>
      <p class="soft"><ReportLink report={passage.report} title={passage.title} /></p>
    </div>
  );
}

function Reasons({ title, rows }: { title: string; rows: string[] }) {
  return (
    <div>
      <h4>{title}</h4>
      {rows.length === 0 ? <p class="nothing">nothing</p> : <ul>{rows.flatMap((row) => row.split(", ")).map((row, i) => <li key={i}><bdi>{row}</bdi></li>)}</ul>}
    </div>
  );
}

/** What the page shows of a doubtful claim. */
export interface ShownClaim {
  id: string;
  subject: string;
  relation: string;
  object: string;
  status: Status;
  confidence: number;
  foundBy: string;
  report: string;
  title: string;
  quote: string;
  sentence: string;
  speakers: string[];
}

const EFFECTS = {
  carries: "An edge goes if this is wrong.",
  makes: "An edge comes if this is right.",
  none: "No edge hangs on it.",
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const label = (term: unknown): string => (term !== null && typeof term === "object" && "label" in term ? text(term.label) : "");

/** Reads a doubtful claim, which the commands print with keys of their own. */
export function claimOf(claim: DoubtfulClaim): ShownClaim {
  const speakers = Array.isArray(claim["speakers"]) ? claim["speakers"].map(label) : [];
  return {
    id: text(claim["id"] ?? claim["claim"]).replace(/^claim\//, ""),
    subject: label(claim["subject"]),
    relation: text(claim["relation"]),
    object: label(claim["object"]),
    status: (text(claim["status"]) || "Happened") as Status,
    confidence: Number(claim["confidence"] ?? 0),
    foundBy: text(claim["found_by"] ?? claim["foundBy"]),
    report: text(claim["report"]),
    title: text(claim["title"]),
    quote: text(claim["quote"]),
    sentence: text(claim["sentence"]),
    speakers,
  };
}

/** A claim that may be wrong. */
export function ClaimQuestion({ claim }: { claim: DoubtfulClaim }) {
  const shown = claimOf(claim);
  return (
    <>
      <h2>Do the words say so?</h2>
      <p class="fact fact-large">
        <bdi>{shown.subject || "somebody"}</bdi> <em>{relationLabel(shown.relation)}</em> <bdi>{shown.object}</bdi>
      </p>
      <blockquote class="doubt-words"><ClaimLink claim={shown.id} class="claim-words"><Sentence sentence={shown.sentence} quote={shown.quote} /></ClaimLink></blockquote>
      <p class="claim-meta">
        <StatusMark status={shown.status} />
        {shown.speakers.length > 0 && <span>says {shown.speakers.join(", ")}</span>}
        <Confidence share={shown.confidence} />
        <span class="claim-source"><ReportLink report={shown.report} title={shown.title} /></span>
      </p>
      <p class="soft">{EFFECTS[claim.effect] ?? ""} {count(claim.touching, "claim")} touch its two ends. Pattern <code>{shown.foundBy}</code>.</p>
    </>
  );
}
