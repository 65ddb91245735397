/** A report with the words of a claim highlighted, and beside it who agrees, differs or is silent. */

import { useEffect, useMemo, useRef } from "preact/hooks";
import { path } from "../api/client.ts";
import type { EvidenceAnswer, ReportAnswer, Standing } from "../api/types.ts";
import { ClaimJudgements } from "../judge/claim.tsx";
import { Confidence, Qualifiers, Speaker } from "../parts/claim.tsx";
import { Answer, Fault, Section } from "../parts/frame.tsx";
import { IconButton } from "../parts/dialog.tsx";
import { StatusMark } from "../parts/icons.tsx";
import { ClaimLink, NodeLink, Outside, ReportLink } from "../parts/links.tsx";
import { openClaim } from "../state/route.ts";
import { canJudge, relationLabel } from "../state/store.ts";
import { useAnswer } from "../state/use.ts";
import { count, date } from "../text/words.ts";
import { ReportText } from "./text.tsx";

/** The reader, opened at a claim or at a report. */
export function Reader({ claim, report, at }: { claim: string | undefined; report: string | undefined; at: string | undefined }) {
  const evidence = useAnswer<EvidenceAnswer>(claim === undefined ? undefined : path("evidence", { claim }));
  const id = claim === undefined ? report : evidence.value?.report.id;
  const whole = useAnswer<ReportAnswer>(id === undefined ? undefined : path("report", { id }));
  if (evidence.fault) return <div class="panel-scroll"><h2 class="panel-title" tabIndex={-1}>No such claim</h2><Fault text={evidence.fault} /></div>;
  const shown: ReportAnswer | undefined = whole.value ?? (evidence.value && { ...evidence.value.report, claims: [] });
  return (
    <div class={claim === undefined ? "reader reader-alone" : "reader"}>
      {claim !== undefined && (
        <div class="reader-side panel-scroll">
          <Answer of={evidence} lines={6}>{(answer) => <Side of={answer} claims={whole.value?.claims ?? []} />}</Answer>
        </div>
      )}
      <div class="reader-text panel-scroll">
        <Answer of={{ waiting: whole.waiting, ...(shown && { value: shown }), ...(whole.fault && { fault: whole.fault }) }} lines={8}>
          {(answer) => <Text of={answer} claim={claim} at={at} isTitle={claim === undefined} />}
        </Answer>
      </div>
    </div>
  );
}

function Text({ of, claim, at, isTitle }: { of: ReportAnswer; claim: string | undefined; at: string | undefined; isTitle: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  const place = useMemo(() => {
    const found = /^(\d+)-(\d+)$/.exec(at ?? "");
    return found ? { start: Number(found[1]), end: Number(found[2]) } : undefined;
  }, [at]);
  useEffect(() => {
    const mark = frame.current?.querySelector("mark");
    mark?.scrollIntoView({ block: "center" });
  }, [of.id, claim, at, of.claims.length > 0]);
  return (
    <article ref={frame} class="report">
      <p class="report-source">
        {[of.originLabel, of.publishedOn && date(of.publishedOn)].filter(Boolean).join(" · ")}
        {of.url && <> · <Outside url={of.url}>source</Outside></>}
      </p>
      {isTitle ? <h2 class="panel-title report-title" tabIndex={-1}><bdi>{of.title}</bdi></h2> : <h3 class="report-title"><bdi>{of.title}</bdi></h3>}
      {of.revisedBy && <p class="soft">A <ReportLink report={of.revisedBy} title="newer text" /> at the same address took the place of this one. What it says counts nowhere any more.</p>}
      <ReportText text={of.text} claims={of.claims} active={claim} place={place} />
      <p class="soft report-foot">{count(of.claims.length, "claim")}: words that state one are underlined and open it.{of.input && <> Read from <bdi>{of.input}</bdi>.</>}</p>
    </article>
  );
}

function Side({ of, claims }: { of: EvidenceAnswer; claims: ReportAnswer["claims"] }) {
  const { claim } = of;
  const at = claims.findIndex((one) => one.claim === claim.claim);
  const step = (by: number) => {
    const next = claims[at + by];
    if (next) openClaim(next.claim);
  };
  return (
    <>
      <header class="panel-head">
        <p class="kind">
          claim
          {at >= 0 && (
            <span class="stepper">
              <IconButton icon="back" label="Claim before" disabled={at === 0} onClick={() => step(-1)} />
              <span class="soft">{at + 1} of {claims.length}</span>
              <IconButton icon="forward" label="Next claim" disabled={at + 1 >= claims.length} onClick={() => step(1)} />
            </span>
          )}
        </p>
        <h2 class="panel-title claim-title" tabIndex={-1}>
          {claim.subject ? <NodeLink node={claim.subject} /> : <span class="soft">somebody</span>} <em>{claim.label || relationLabel(claim.relation)}</em>{" "}
          {claim.object ? <NodeLink node={claim.object} /> : claim.value !== undefined && <bdi>{claim.value}</bdi>}
        </h2>
        <p class="claim-meta claim-meta-large">
          <StatusMark status={claim.status} distant={claim.distant} />
          <Speaker speaker={claim.attributedTo} distant={claim.distant} />
          {claim.onDate && <time>{date(claim.onDate)}</time>}
          <Qualifiers of={claim.qualifiers} />
          <Confidence share={claim.confidence} />
        </p>
        <blockquote><bdi>{claim.quote}</bdi></blockquote>
        {canJudge.value && <ClaimJudgements claim={claim.claim} quote={claim.quote} />}
      </header>
      <Standings title="Agree" rows={of.agree} none="No other report says the same." />
      <Standings title="Differ" rows={of.differ} none="No report says otherwise." />
      <Section title="Silent" n={of.silent.length} level={3} class="panel-section">
        {of.silent.length === 0 ? <p class="nothing">Every origin that speaks of it takes a stand.</p> : (
          <ul class="rows">
            {of.silent.map((row) => (
              <li class="row" key={row.originLabel}>
                <bdi>{row.originLabel}</bdi>
                <span class="row-aside">{row.reports.map((id, i) => <ReportLink key={id} report={id} title={row.reports.length > 1 ? `report ${i + 1}` : "read it"} />)}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <p class="soft panel-foot">Found by the pattern <code>{claim.foundBy}</code>. Claim <code>{claim.claim}</code>.</p>
    </>
  );
}

function Standings({ title, rows, none }: { title: string; rows: Standing[]; none: string }) {
  return (
    <Section title={title} n={rows.length} level={3} class={`panel-section standings standings-${title.toLowerCase()}`}>
      {rows.length === 0 ? <p class="nothing">{none}</p> : (
        <ul class="claims">
          {rows.map((row) => (
            <li class="claim" key={row.claim}>
              <ClaimLink claim={row.claim} class="claim-words"><bdi>{row.quote}</bdi></ClaimLink>
              <p class="claim-meta">
                <StatusMark status={row.status} />
                <span class="claim-source">{row.originLabel && <>{row.originLabel}: </>}<ReportLink report={row.report} title={row.title} /></span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
