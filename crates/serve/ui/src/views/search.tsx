/** What a search finds: nodes by their names, sentences, headlines. */

import { path } from "../api/client.ts";
import type { Part, SearchAnswer } from "../api/types.ts";
import { Answer, Nothing, Section, View } from "../parts/frame.tsx";
import { ClaimLink, NodeLink, ReportLink } from "../parts/links.tsx";
import { href, openReport, route } from "../state/route.ts";
import { isPlain } from "../parts/links.tsx";
import { typeLabel } from "../state/store.ts";
import { useAnswer } from "../state/use.ts";
import { count, date } from "../text/words.ts";

/** The view. */
export function Search() {
  const q = route.value.params["q"] ?? "";
  const found = useAnswer<SearchAnswer>(q === "" ? undefined : path("search", { q, limit: 30 }));
  return (
    <View title={q === "" ? "Search" : `“${q}”`} lead={found.value && summary(found.value)}>
      {q === "" ? <Nothing>Type a name, or words of a sentence or headline, into the box above.</Nothing> : (
        <Answer of={found}>{(answer) => <Found answer={answer} q={q} />}</Answer>
      )}
    </View>
  );
}

function summary({ nodes, sentences, reports }: SearchAnswer): string {
  return [count(nodes.length, "name"), count(sentences.length, "sentence"), count(reports.length, "headline")].join(", ");
}

function Found({ answer: { nodes, sentences, reports }, q }: { answer: SearchAnswer; q: string }) {
  if (nodes.length + sentences.length + reports.length === 0) {
    return <Nothing>Nothing has the words “{q}”. Every word must occur; only the last may be a beginning. Try fewer words.</Nothing>;
  }
  return (
    <div class="results">
      {nodes.length > 0 && (
        <Section title="Names" n={nodes.length}>
          <ul class="rows">
            {nodes.map((node) => (
              <li class="row" key={node.id}>
                <span>
                  <NodeLink node={node} strong />
                  {node.names && node.names.filter((name) => name !== node.label).length > 0 && (
                    <span class="soft"> also <bdi>{node.names.filter((name) => name !== node.label).slice(0, 3).join(", ")}</bdi></span>
                  )}
                </span>
                <span class="row-aside">
                  {typeLabel(node.type)} · {count(node.nClaims, "claim")} · {count(node.nReports, "report")} ·{" "}
                  <a href={href("graph", { focus: node.id, node: node.id })}>graph</a>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {sentences.length > 0 && (
        <Section title="Sentences" n={sentences.length}>
          <ul class="sentences">
            {sentences.map((sentence) => (
              <li key={`${sentence.report} ${sentence.start}`} class="claim">
                {sentence.claims[0] ? (
                  <ClaimLink claim={sentence.claims[0]} class="claim-words"><Marked parts={sentence.parts} /></ClaimLink>
                ) : (
                  <a
                    class="claim-words"
                    href={href("reports", { report: sentence.report, at: `${sentence.start}-${sentence.end}` })}
                    onClick={(event) => {
                      if (!isPlain(event)) return;
                      event.preventDefault();
                      openReport(sentence.report, `${sentence.start}-${sentence.end}`);
                    }}
                  >
                    <Marked parts={sentence.parts} />
                  </a>
                )}
                <p class="claim-meta">
                  <span class="claim-source">
                    <ReportLink report={sentence.report} title={sentence.title} />
                    {sentence.publishedOn && <>, <time>{date(sentence.publishedOn)}</time></>}
                  </span>
                  <span>{sentence.claims.length === 0 ? "no claim" : count(sentence.claims.length, "claim")}</span>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {reports.length > 0 && (
        <Section title="Headlines" n={reports.length}>
          <ul class="rows">
            {reports.map((report) => (
              <li class="row" key={report.id}>
                <a
                  class="report-link"
                  href={href("reports", { report: report.id })}
                  onClick={(event) => {
                    if (!isPlain(event)) return;
                    event.preventDefault();
                    openReport(report.id);
                  }}
                >
                  <Marked parts={report.parts} />
                </a>
                <span class="row-aside">{[report.origin, report.publishedOn && date(report.publishedOn)].filter(Boolean).join(", ")}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Marked({ parts }: { parts: Part[] }) {
  return <bdi>{parts.map((part, i) => (part.hit ? <mark key={i}>{part.text}</mark> : part.text))}</bdi>;
}
