/** What is doubtful, one question at a time, and what has been judged. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { path } from "../api/client.ts";
import type { DoubtfulClaim, DoubtfulPair, DoubtsAnswer, Judgement, MadeJudgement } from "../api/types.ts";
import { Answer, Fault, Nothing, Section, View } from "../parts/frame.tsx";
import { ClaimLink } from "../parts/links.tsx";
import { go, href, openNode, route } from "../state/route.ts";
import { canJudge, faultText, generation, judge, unjudge } from "../state/store.ts";
import { useAnswer } from "../state/use.ts";
import { count, number } from "../text/words.ts";
import { ClaimQuestion, claimOf, PairQuestion } from "./questions.tsx";

/** The view. */
export function JudgeView() {
  const list = route.value.params["list"] === "made" ? "made" : "doubts";
  return (
    <View title="Judge" lead="What you say here is kept beside the store, with your reason, and every build obeys it. Without the line everything is as before.">
      {!canJudge.value && <Fault text="Judgements need the address with a token that rapporteur serve --writable prints. Open that one." />}
      <nav class="tabs" aria-label="Doubts or judgements">
        <a href={href("judge")} aria-current={list === "doubts" ? "page" : undefined}>Doubts</a>
        <a href={href("judge", { list: "made" })} aria-current={list === "made" ? "page" : undefined}>Judgements made</a>
      </nav>
      {list === "made" ? <Made /> : <Doubts />}
    </View>
  );
}

type Question = { key: string; pair: DoubtfulPair } | { key: string; claim: DoubtfulClaim };

function questions({ pairs, claims }: DoubtsAnswer): Question[] {
  return [
    ...pairs.map((pair) => ({ key: `${pair.left.place} ${pair.right.place}`, pair })),
    ...claims.map((claim) => ({ key: claimOf(claim).id, claim })),
  ];
}

function Doubts() {
  const doubts = useAnswer<DoubtsAnswer>(path("doubts", { limit: 60 }));
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  return (
    <Answer of={doubts} lines={8}>
      {(answer) => {
        const left = questions(answer).filter((question) => !skipped.has(question.key));
        const [now] = left;
        return (
          <>
            <p class="soft">{count(answer.doubtful, "doubtful pair")} and {count(answer.doubtfulClaims, "doubtful claim")}, those first whose answer changes most.{skipped.size > 0 && ` ${number(skipped.size)} skipped.`}</p>
            {now ? <Asked key={now.key} question={now} onSkip={() => setSkipped(new Set([...skipped, now.key]))} /> : (
              <Nothing>
                No doubt is left. {skipped.size > 0 && <button type="button" class="button button-small" onClick={() => setSkipped(new Set())}>Ask the skipped ones again</button>}
              </Nothing>
            )}
          </>
        );
      }}
    </Answer>
  );
}

interface Choice {
  key: string;
  label: string;
  judgement?: Omit<Judgement, "reason">;
  reason: string;
}

function choices(question: Question): Choice[] {
  const because = (why: readonly string[]) => (why.length > 0 ? `reviewed: ${why.join(", ")}` : "reviewed");
  if ("pair" in question) {
    const { left, right, for: speaksFor, against } = question.pair;
    const names = { node: left.place, other: right.place };
    return [
      { key: "m", label: "They are one", judgement: { decision: "merge", ...names }, reason: because(speaksFor) },
      { key: "a", label: "They are two", judgement: { decision: "separate", ...names }, reason: because(against) },
      { key: "s", label: "Skip", reason: "" },
    ];
  }
  const { id } = claimOf(question.claim);
  return [
    { key: "k", label: "Right", judgement: { decision: "keep", claim: id }, reason: "reviewed" },
    { key: "w", label: "Wrong", judgement: { decision: "drop", claim: id }, reason: "reviewed" },
    { key: "s", label: "Skip", reason: "" },
  ];
}

function Asked({ question, onSkip }: { question: Question; onSkip: () => void }) {
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const all = choices(question);
  const answer = async (choice: Choice) => {
    if (busy) return;
    if (!choice.judgement) return onSkip();
    setBusy(true);
    try {
      await judge({ ...choice.judgement, reason: reason.trim() || choice.reason });
    } catch (refusal) {
      setFault(faultText(refusal));
      setBusy(false);
    }
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest("input, textarea, dialog, .panel, [role=menu]")) return;
      const choice = all.find((one) => one.key === event.key.toLowerCase());
      if (choice) {
        event.preventDefault();
        void answer(choice);
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
  return (
    <div class="doubt card" ref={frame}>
      {"pair" in question ? <PairQuestion pair={question.pair} /> : <ClaimQuestion claim={question.claim} />}
      {fault && <Fault text={fault} />}
      <div class="doubt-foot">
        <div class="acts" role="group" aria-label="Answers">
          {all.map((choice) => (
            <button key={choice.key} type="button" class={choice.judgement ? "button button-main" : "button"} disabled={busy} aria-keyshortcuts={choice.key} onClick={() => void answer(choice)}>
              {choice.label} <kbd aria-hidden="true">{choice.key}</kbd>
            </button>
          ))}
        </div>
        <label class="field-inline doubt-reason">
          Reason
          <input type="text" value={reason} onInput={(event) => setReason(event.currentTarget.value)} placeholder={all.find((one) => one.judgement)?.reason} />
        </label>
      </div>
    </div>
  );
}

const DECISIONS: Record<string, string> = { merge: "are one", separate: "are two", rename: "is named", retype: "is a", drop: "left out", keep: "right claim" };

function Made() {
  const made = useAnswer<{ judgements: MadeJudgement[] }>("/api/judgements");
  const [fault, setFault] = useState<string>();
  // The generation whose numbers the list shows, also while the next list is on its way.
  const of = useMemo(() => generation.peek(), [made.value]);
  const undo = (n: number) => unjudge(n, of).then(() => setFault(undefined), (reason: unknown) => setFault(faultText(reason)));
  return (
    <Answer of={made}>
      {({ judgements }) => (
        <Section title="Judgements made" n={judgements.length}>
          {fault && <Fault text={fault} />}
          {judgements.length === 0 ? <Nothing>Nothing has been judged yet. <button type="button" class="button button-small" onClick={() => go("judge")}>See the doubts</button></Nothing> : (
            <div class="table-frame" tabIndex={0} role="region" aria-label="Judgements made">
              <table class="table">
                <thead><tr><th scope="col" class="n">Line</th><th scope="col">Judgement</th><th scope="col">Reason</th><th scope="col">State</th><th scope="col">Take back</th></tr></thead>
                <tbody>{judgements.map((one) => <Row key={one.n} of={one} onUndo={() => void undo(one.n)} />)}</tbody>
              </table>
            </div>
          )}
        </Section>
      )}
    </Answer>
  );
}

function Row({ of, onUndo }: { of: MadeJudgement; onUndo: () => void }) {
  const claim = of.claim?.replace(/^claim\//, "");
  return (
    <tr>
      <td class="n">{of.n}</td>
      <td>
        {claim && <ClaimLink claim={claim}>claim {claim.slice(0, 8)}</ClaimLink>} {of.node && <Named name={of.node} />} <em>{DECISIONS[of.decision] ?? of.decision}</em>{" "}
        {of.other && <Named name={of.other} />} {of.value && <bdi>{of.value}</bdi>}
      </td>
      <td><bdi>{of.reason}</bdi></td>
      <td class="nowrap">{of.applied ? "in force" : <span class="warn-words" title="Its report or its node is gone; the line is kept">finds nothing</span>}</td>
      <td><button type="button" class="button button-small" onClick={onUndo}>Undo<span class="aside"> judgement {of.n}</span></button></td>
    </tr>
  );
}

/** A node as a judgement names it: an id, or an id with a place. */
function Named({ name }: { name: string }) {
  const [id, place] = name.split("@");
  return (
    <button type="button" class="link-button" onClick={() => openNode(id!)} title={place && `where the report ${place.split(":")[0]} names it`}>
      <bdi>{id}</bdi>
    </button>
  );
}
