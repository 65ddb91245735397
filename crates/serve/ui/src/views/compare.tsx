/** Who says what of one thing: a row for everything that can be said, a column for every origin. */

import { useState } from "preact/hooks";
import { path } from "../api/client.ts";
import type { Facet, Matrix, MeetingRow, Saying, Verdict } from "../api/types.ts";
import { csv } from "../export/csv.ts";
import { download } from "../export/download.ts";
import { Answer, Nothing, View } from "../parts/frame.tsx";
import { Icon, StatusMark, VerdictMark } from "../parts/icons.tsx";
import { ClaimLink, NodeLink, ReportLink } from "../parts/links.tsx";
import { Picker } from "../parts/picker.tsx";
import { go, href, patch, route } from "../state/route.ts";
import { useAnswer } from "../state/use.ts";
import { count, date } from "../text/words.ts";

/** More meetings than this are found by their name. */
const LISTED = 120;
const VERDICTS: readonly Verdict[] = ["disputed", "differs", "agreed", "single"];

/** The view. */
export function Compare() {
  const { id, hide } = route.value.params;
  const matrix = useAnswer<Matrix>(id === undefined ? undefined : path("compare", { id }));
  if (id === undefined) return <Choose />;
  const label = matrix.value?.about.label ?? id;
  return (
    <View
      title={label}
      lead={matrix.value && `What ${count(matrix.value.origins.length, "origin")} say of it, side by side. Reports that copy or relay one another are one origin.`}
      wide
      actions={
        <>
          <a class="button" href={href("graph", { focus: id, node: id })}><Icon name="graph" /> Graph</a>
          {matrix.value && <button type="button" class="button" onClick={() => save(matrix.value!)}><Icon name="download" /> CSV</button>}
        </>
      }
    >
      <Answer of={matrix} lines={8}>{(answer) => <MatrixTable matrix={answer} hidden={(hide ?? "").split(",")} />}</Answer>
    </View>
  );
}

function Choose() {
  const meetings = useAnswer<{ meetings: MeetingRow[] }>("/api/meetings");
  return (
    <View title="Compare" lead="Choose a meeting, or anything else, to see what each origin says of it: who asserts, who denies, who gives another number or date, and who is silent.">
      <Picker label="Meeting, person, country or anything else" placeholder="Type a name" onPick={(node) => go("compare", { id: node.id })} />
      <Answer of={meetings}>
        {({ meetings: all }) => (
          <ul class="rows compare-list">
            {[...all].sort((a, b) => b.nDisputed - a.nDisputed || b.nOrigins - a.nOrigins).slice(0, LISTED).map((row) => (
              <li class="row" key={row.id}>
                <a href={href("compare", { id: row.id })}><bdi>{row.label}</bdi></a>
                <span class="row-aside">
                  {row.nDisputed > 0 && <span class="pill pill-disputed">{row.nDisputed} disputed</span>}
                  {count(row.nOrigins, "origin")}
                  {row.when && <time>{date(row.when)}</time>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </View>
  );
}

function MatrixTable({ matrix, hidden }: { matrix: Matrix; hidden: readonly string[] }) {
  const n = (verdict: Verdict) => matrix.facets.filter((facet) => facet.verdict === verdict).length;
  const toggle = (verdict: Verdict) => {
    const next = hidden.includes(verdict) ? hidden.filter((one) => one !== verdict) : [...hidden, verdict];
    patch({ hide: next.filter((one) => one !== "").join(",") }, true);
  };
  const rows = matrix.facets.filter((facet) => !hidden.includes(facet.verdict));
  if (matrix.facets.length === 0) return <Nothing>No claim is about it.</Nothing>;
  return (
    <>
      <div class="verdicts" role="group" aria-label="Rows that are shown">
        {VERDICTS.filter((verdict) => n(verdict) > 0).map((verdict) => (
          <label key={verdict} class="check">
            <input type="checkbox" checked={!hidden.includes(verdict)} onChange={() => toggle(verdict)} />
            <VerdictMark verdict={verdict} /> <b>{n(verdict)}</b>
          </label>
        ))}
        <span class="soft">Point at a cell to read the words; select it to open the report.</span>
      </div>
      <div class="table-frame matrix-frame" tabIndex={0} role="region" aria-label="Claims by origin">
        <table class="table matrix">
          <thead>
            <tr>
              <th scope="col">What</th>
              {matrix.origins.map((origin) => (
                <th scope="col" key={origin.id}>
                  <bdi>{origin.label}</bdi>
                  {origin.reports.map((report) => (
                    <small key={report.id}>{report.date && <>{date(report.date)} </>}<ReportLink report={report.id} title={report.title} /></small>
                  ))}
                </th>
              ))}
              <th scope="col">Agreement</th>
            </tr>
          </thead>
          <tbody>{rows.map((facet) => <FacetRow key={`${facet.relation} ${facet.part} ${facet.label}`} facet={facet} />)}</tbody>
        </table>
      </div>
    </>
  );
}

function FacetRow({ facet }: { facet: Facet }) {
  return (
    <tr class={`facet facet-${facet.verdict}`}>
      <th scope="row">
        <FacetName facet={facet} />
      </th>
      {facet.cells.map((cell) => (
        <td key={cell.origin}>{cell.claims.length === 0 ? <span class="silent">silent</span> : <CellWords words={cell.words} claims={cell.claims} />}</td>
      ))}
      <td class="agreement">
        <VerdictMark verdict={facet.verdict} />
        <small>
          {facet.verdict === "agreed" || facet.verdict === "single" ? `${facet.nAgree} of ${count(facet.cells.length, "origin")}` : ""}
          {facet.note && <> <bdi>{facet.note}</bdi></>}
        </small>
      </td>
    </tr>
  );
}

/** What a row is about; the name of a node in it leads there. */
function FacetName({ facet: { label, other } }: { facet: Facet }) {
  const at = other ? label.indexOf(other.label) : -1;
  if (!other || at < 0) return <><bdi>{label}</bdi>{other && <small><NodeLink node={other} /></small>}</>;
  return (
    <>
      {label.slice(0, at)}
      <NodeLink node={other} />
      {label.slice(at + other.label.length)}
    </>
  );
}

const SHOWN = 2;

function CellWords({ words, claims }: { words: string[]; claims: Saying[] }) {
  const [all, setAll] = useState(false);
  return (
    <>
      {words.map((word) => <span class="cell-words" key={word}><StatusMark status={claims[0]!.status} word={false} /> <bdi>{word}</bdi></span>)}
      {(all ? claims : claims.slice(0, SHOWN)).map((claim) => (
        <span class="cell-claim" key={claim.id}>
          <ClaimLink claim={claim.id} class="claim-words" title={claim.sentence}>
            <bdi>{claim.quote.length > 90 ? `${claim.quote.slice(0, 88)}…` : claim.quote}</bdi>
          </ClaimLink>
        </span>
      ))}
      {!all && claims.length > SHOWN && <button type="button" class="button button-small" onClick={() => setAll(true)}>{count(claims.length - SHOWN, "more claim")}</button>}
    </>
  );
}

function save(matrix: Matrix): void {
  const head = ["what", ...matrix.origins.map((origin) => [origin.label, ...origin.reports.map((report) => report.date ?? "")].join(" ").trim()), "agreement", "note"];
  const rows = matrix.facets.map((facet) => [facet.label, ...facet.cells.map((cell) => cell.words.join("; ")), facet.verdict, facet.note ?? ""]);
  download(`compare-${matrix.about.id.replace(/\W+/g, "-")}.csv`, "text/csv", csv([head, ...rows]));
}
