/** All meetings, by date, and on a map where their places are known. */

import { useMemo, useState } from "preact/hooks";
import type { MeetingRow } from "../api/types.ts";
import { Answer, Nothing, View } from "../parts/frame.tsx";
import { NodeLink } from "../parts/links.tsx";
import { href } from "../state/route.ts";
import { useAnswer, useLoaded } from "../state/use.ts";
import { count, date, folded, number, undated } from "../text/words.ts";

/** The view. */
export function Meetings() {
  const meetings = useAnswer<{ meetings: MeetingRow[] }>("/api/meetings");
  return (
    <View title="Meetings" lead={meetings.value && `${count(meetings.value.meetings.length, "meeting")}, in the order of time; those without a date come last.`} wide>
      <Answer of={meetings} lines={8}>{({ meetings: list }) => <List meetings={list} />}</Answer>
    </View>
  );
}

function List({ meetings }: { meetings: MeetingRow[] }) {
  const [words, setWords] = useState("");
  const shown = useMemo(() => {
    const wanted = folded(words).split(/\s+/);
    const own = (row: MeetingRow) => folded([row.label, row.place?.label, row.when, row.status].join(" "));
    const sorted = [...meetings].sort((a, b) => ((a.when ?? "9999") < (b.when ?? "9999") ? -1 : (a.when ?? "9999") > (b.when ?? "9999") ? 1 : b.nOrigins - a.nOrigins));
    return sorted.filter((row) => wanted.every((word) => own(row).includes(word)));
  }, [meetings, words]);
  const placed = shown.filter((row) => row.coordinates);
  return (
    <>
      <label class="field-inline filter-field">
        Filter
        <input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} placeholder="name, place, date or status" />
      </label>
      {meetings.some((row) => row.coordinates) && <LazyMap meetings={placed} />}
      {shown.length === 0 ? <Nothing>No meeting fits.</Nothing> : <Table rows={shown} />}
    </>
  );
}

function LazyMap({ meetings }: { meetings: MeetingRow[] }) {
  const { value: part } = useLoaded(() => import("./map.tsx"));
  return <div class="map-frame">{part && <part.WorldMap meetings={meetings} />}</div>;
}

const SHOWN = 200;

function Table({ rows: every }: { rows: MeetingRow[] }) {
  const [all, setAll] = useState(false);
  const rows = all ? every : every.slice(0, SHOWN);
  return (
    <>
      <div class="table-frame" tabIndex={0} role="region" aria-label="Meetings">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">When</th><th scope="col">Meeting</th><th scope="col">Place</th><th scope="col">Status</th>
              <th scope="col" class="n">Participants</th><th scope="col" class="n">Origins</th><th scope="col" class="n">Reports</th><th scope="col">Compare</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td class="nowrap">{row.when ? <time>{date(row.when)}</time> : <span class="soft">undated</span>}</td>
                <td><NodeLink node={row.when ? { ...row, label: undated(row.label) } : row} strong /></td>
                <td>{row.place && <NodeLink node={row.place} />}</td>
                <td>{row.status && <span class={`state state-${row.status.toLowerCase()}`}>{row.status.toLowerCase()}</span>}</td>
                <td class="n">{number(row.nParticipants)}</td>
                <td class="n">{number(row.nOrigins)}</td>
                <td class="n">{number(row.nReports)}</td>
                <td class="nowrap">
                  <a href={href("compare", { id: row.id })} aria-label={`Compare what reports say of ${row.label}`}>Compare</a>
                  {row.nDisputed > 0 && <span class="pill pill-disputed">{count(row.nDisputed, "dispute")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < every.length && <button type="button" class="button button-after" onClick={() => setAll(true)}>Show all {number(every.length)}</button>}
    </>
  );
}
