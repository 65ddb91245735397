/** What happened when: lanes of meetings, events, offices and documents, and the same as a list. */

import { useMemo, useState } from "preact/hooks";
import { path } from "../api/client.ts";
import type { Counted, NodeRef, StatedEdge, TimelineEntry } from "../api/types.ts";
import { IconButton } from "../parts/dialog.tsx";
import { Answer, Nothing, View } from "../parts/frame.tsx";
import { StatusMark } from "../parts/icons.tsx";
import { ClaimLink, isPlain, NodeLink } from "../parts/links.tsx";
import { Picker } from "../parts/picker.tsx";
import { go, href, openClaim, openNode, patch, route } from "../state/route.ts";
import { relationLabel } from "../state/store.ts";
import { useAnswer } from "../state/use.ts";
import { count, date, days } from "../text/words.ts";
import { dateOf, type Lane, LANES, type Mark, marks, position, rows, scale, type Stretch } from "./chronology.ts";

const MOST_MARKS = 600;

/** The view. */
export function Timeline() {
  const { about, hide } = route.value.params;
  const answer = useAnswer<{ entries: TimelineEntry[] }>(path("timeline", { about }));
  const node = useAnswer<{ node: NodeRef & Partial<Counted> }>(about === undefined ? undefined : path("node", { id: about }));
  const label = node.value?.node.label ?? about;
  return (
    <View
      title={label === undefined ? "Timeline" : `Timeline of ${label}`}
      lead="Meetings, events, offices and documents by the time the reports give them. Pauses of many weeks are folded."
      wide
      actions={about !== undefined && <a class="button" href={href("timeline")}>Everything</a>}
    >
      <div class="toolbar">
        <Picker label="About" placeholder="Only what is about …" clears onPick={(picked) => go("timeline", { about: picked.id, hide })} class="picker-inline" />
        <Lanes hidden={hidden(hide)} />
      </div>
      <Answer of={answer} lines={8}>{({ entries }) => <Entries entries={entries} hide={hidden(hide)} />}</Answer>
    </View>
  );
}

function hidden(hide: string | undefined): string[] {
  return (hide ?? "").split(",").filter((one) => one !== "");
}

function Lanes({ hidden: away }: { hidden: string[] }) {
  const toggle = (lane: Lane) => patch({ hide: (away.includes(lane) ? away.filter((one) => one !== lane) : [...away, lane]).join(",") }, true);
  return (
    <div class="verdicts" role="group" aria-label="Lanes that are shown">
      {LANES.map((lane) => (
        <label key={lane} class="check">
          <input type="checkbox" checked={!away.includes(lane)} onChange={() => toggle(lane)} />
          <span class={`lane-key lane-${lane.split(" ")[0]!.toLowerCase()}`} aria-hidden="true" /> {lane}
        </label>
      ))}
    </div>
  );
}

function Entries({ entries, hide }: { entries: TimelineEntry[]; hide: string[] }) {
  const key = hide.join();
  const shown = useMemo(() => marks(entries).filter((mark) => !hide.includes(mark.lane)), [entries, key]);
  if (shown.length === 0) return <Nothing>Nothing with a date.</Nothing>;
  return (
    <>
      <Chart marks={shown.slice(0, MOST_MARKS)} />
      {shown.length > MOST_MARKS && <p class="soft">Drawn are the first {MOST_MARKS} of {shown.length}; choose what the timeline is about to see the rest.</p>}
      <List marks={shown.slice(0, MOST_MARKS)} />
    </>
  );
}

/** What an entry says, in a few words. */
function words({ node, edges }: TimelineEntry): string {
  if (node) return node.label;
  const [edge] = edges;
  return edge ? [edge.subject?.label ?? "somebody", relationLabel(edge.relation), edge.object?.label ?? edge.value ?? ""].join(" ").trim() : "";
}

const CHAR_WIDTH = 6.4;
const MOST_LABEL = 210;
const ROW_HEIGHT = 22;

function Chart({ marks: all }: { marks: Mark[] }) {
  const [zoom, setZoom] = useState(1);
  const stretches = useMemo(() => scale(all, zoom), [all, zoom]);
  const lanes = useMemo(
    () => LANES.map((lane) => ({ lane, placed: rows(all.filter((mark) => mark.lane === lane), stretches, (mark) => Math.min(MOST_LABEL, 20 + words(mark.entry).length * CHAR_WIDTH)) })).filter(({ placed }) => placed.length > 0),
    [all, stretches],
  );
  const last = stretches.at(-1)!;
  const width = last.x + last.width + MOST_LABEL;
  return (
    <div class="chart-frame">
      <div class="chart-zoom" role="group" aria-label="Scale of the timeline">
        <IconButton icon="minus" label="Narrower" disabled={zoom < 0.3} onClick={() => setZoom(zoom / 1.5)} />
        <IconButton icon="plus" label="Wider" disabled={zoom > 6} onClick={() => setZoom(zoom * 1.5)} />
      </div>
      <div class="chart" tabIndex={0} role="region" aria-label="Timeline; the same is in the list below">
        <div class="chart-inner" style={{ width: `${width + 96}px` }}>
          <Axis stretches={stretches} />
          {lanes.map(({ lane, placed }) => (
            <div key={lane} class={`lane lane-${lane.split(" ")[0]!.toLowerCase()}`} style={{ height: `${(Math.max(...placed.map((one) => one.row)) + 1) * ROW_HEIGHT + 14}px` }}>
              <h2 class="lane-name">{lane}</h2>
              {placed.map(({ mark, x, width: w, row }, i) => <MarkLink key={i} mark={mark} x={x + 96} width={w} y={row * ROW_HEIGHT + 7} />)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Axis({ stretches }: { stretches: Stretch[] }) {
  return (
    <div class="axis" aria-hidden="true">
      {stretches.map((stretch) => (
        <div key={stretch.from} class="axis-stretch" style={{ left: `${stretch.x + 96}px`, width: `${stretch.width}px` }}>
          <b>{days(dateOf(stretch.from), dateOf(stretch.to))}</b>
          {ticks(stretch).map((tick) => <span key={tick.label + tick.x} class="tick" style={{ left: `${tick.x - stretch.x}px` }}>{tick.label}</span>)}
        </div>
      ))}
    </div>
  );
}

/** Beginnings of months, or of days where a stretch is short, as far apart as their words need. */
function ticks(stretch: Stretch): { x: number; label: string }[] {
  const length = stretch.to - stretch.from + 1;
  const found: { x: number; label: string }[] = [];
  for (let at = stretch.from; at <= stretch.to; at++) {
    const text = dateOf(at);
    if (length > 45 && !text.endsWith("-01")) continue;
    const x = position([stretch], at);
    if (found.length > 0 && x - found.at(-1)!.x < 44) continue;
    found.push({ x, label: length > 45 ? date(text.slice(0, 7)).split(" ")[0]! : date(text).split(" ").slice(0, 2).join(" ") });
  }
  return found;
}

function MarkLink({ mark, x, width, y }: { mark: Mark; x: number; width: number; y: number }) {
  const { entry } = mark;
  const claim = entry.edges[0]?.claims[0];
  const open = entry.node ? () => openNode(entry.node!.id) : claim ? () => openClaim(claim.claim) : undefined;
  const address = entry.node ? href("graph", { focus: entry.node.id, node: entry.node.id }) : href("timeline", { claim: claim?.claim });
  const status = entry.edges[0]?.statuses[0] ?? "Happened";
  return (
    <a
      class={`mark mark-${status.toLowerCase()}`}
      href={address}
      style={{ left: `${x}px`, top: `${y}px` }}
      title={`${date(entry.when)}: ${words(entry)}${claim ? `\n“${claim.sentence}”` : ""}`}
      tabIndex={-1}
      onClick={(event) => {
        if (!isPlain(event) || !open) return;
        event.preventDefault();
        open();
      }}
    >
      <span class="mark-bar" style={{ width: `${width}px` }} />
      <span class="mark-words"><bdi>{words(entry)}</bdi></span>
    </a>
  );
}

function List({ marks: all }: { marks: Mark[] }) {
  const years = useMemo(() => {
    const byYear = new Map<string, Mark[]>();
    for (const mark of [...all].sort((a, b) => a.from - b.from)) {
      const year = dateOf(mark.from).slice(0, 4);
      byYear.set(year, [...(byYear.get(year) ?? []), mark]);
    }
    return [...byYear];
  }, [all]);
  return (
    <div class="chronicle">
      {years.map(([year, own]) => (
        <section key={year}>
          <h2>{year} <span class="count">{own.length}</span></h2>
          <ul>
            {own.map((mark, i) => (
              <li key={i}>
                <time class="when">{date(mark.entry.when)}</time>
                <div>
                  <EntryWords entry={mark.entry} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function EntryWords({ entry: { node, edges } }: { entry: TimelineEntry }) {
  if (node) {
    const origins = Math.max(0, ...edges.map((edge) => edge.nOrigins));
    return (
      <>
        <NodeLink node={node} strong /> <span class="soft">{origins > 0 && count(origins, "origin")}</span>
        {edges.slice(0, 3).map((edge, i) => <EdgeWords key={i} edge={edge} />)}
      </>
    );
  }
  return <>{edges.map((edge, i) => <EdgeWords key={i} edge={edge} named />)}</>;
}

function EdgeWords({ edge, named = false }: { edge: StatedEdge; named?: boolean }) {
  const [claim] = edge.claims;
  return (
    <p class="entry">
      {named && edge.subject && <><NodeLink node={edge.subject} /> <em>{relationLabel(edge.relation)}</em> {edge.object ? <NodeLink node={edge.object} /> : <bdi>{edge.value}</bdi>} </>}
      {edge.statuses.map((status) => <StatusMark key={status} status={status} word={false} />)}{" "}
      {claim && <ClaimLink claim={claim.claim}><q><bdi>{claim.quote}</bdi></q></ClaimLink>}
    </p>
  );
}
