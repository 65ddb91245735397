/** The list of all reports. */

import { useMemo, useState } from "preact/hooks";
import type { ReportRef } from "../api/types.ts";
import { Answer, Nothing, View } from "../parts/frame.tsx";
import { Outside, ReportLink } from "../parts/links.tsx";
import { useAnswer } from "../state/use.ts";
import { count, date, folded, number } from "../text/words.ts";

const SHOWN = 200;

/** The view. */
export function Reports() {
  const reports = useAnswer<{ reports: ReportRef[] }>("/api/reports");
  return (
    <View title="Reports" lead={reports.value && `${count(reports.value.reports.length, "report")}, the latest first. Each opens with its claims underlined.`}>
      <Answer of={reports} lines={8}>{({ reports: list }) => <List reports={list} />}</Answer>
    </View>
  );
}

function List({ reports }: { reports: ReportRef[] }) {
  const [words, setWords] = useState("");
  const [all, setAll] = useState(false);
  const shown = useMemo(() => {
    const wanted = folded(words).split(/\s+/);
    const fits = (report: ReportRef) => {
      const own = folded(`${report.title} ${report.originLabel ?? ""} ${report.publishedOn ?? ""}`);
      return wanted.every((word) => own.includes(word));
    };
    return [...reports].reverse().filter(fits);
  }, [reports, words]);
  return (
    <>
      <label class="field-inline filter-field">
        Filter
        <input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} placeholder="headline, origin or date" />
      </label>
      {shown.length === 0 ? <Nothing>No report has these words in its headline, origin or date.</Nothing> : (
        <div class="table-frame" tabIndex={0} role="region" aria-label="Reports">
          <table class="table">
            <thead><tr><th scope="col">Date</th><th scope="col">Headline</th><th scope="col">Origin</th><th scope="col" class="n">Claims</th><th scope="col">Source</th></tr></thead>
            <tbody>
              {shown.slice(0, all ? undefined : SHOWN).map((report) => (
                <tr key={report.id}>
                  <td class="nowrap">{report.publishedOn ? date(report.publishedOn) : <span class="soft">undated</span>}</td>
                  <td><ReportLink report={report.id} title={report.title} />{report.revisedBy && <span class="soft"> (older text)</span>}</td>
                  <td><bdi>{report.originLabel}</bdi></td>
                  <td class="n">{report.nClaims === undefined ? "" : number(report.nClaims)}</td>
                  <td class="clip">{report.url ? <Outside url={report.url}><bdi>{report.url}</bdi></Outside> : <bdi class="soft">{report.input}</bdi>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!all && shown.length > SHOWN && <button type="button" class="button button-after" onClick={() => setAll(true)}>Show all {number(shown.length)}</button>}
    </>
  );
}
