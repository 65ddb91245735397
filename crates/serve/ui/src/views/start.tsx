/** The first view: what is in the store, and questions to begin with. */

import type { Counted, Dispute, MeetingRow, StoreAnswer } from "../api/types.ts";
import { Section, View, Waiting } from "../parts/frame.tsx";
import { Icon, type IconName, StatusLine, TypeMark } from "../parts/icons.tsx";
import { ClaimLink, NodeLink } from "../parts/links.tsx";
import { StatusMark } from "../parts/icons.tsx";
import { href } from "../state/route.ts";
import { store, typeLabel } from "../state/store.ts";
import { useAnswer } from "../state/use.ts";
import { capital, count, date, number, spoken, STATUS_WORDS, undated, withArticle } from "../text/words.ts";
import { NewsBrief } from "./news.tsx";

const SHOWN = 7;
const TOP_SHOWN = 9;
const DISPUTES_SHOWN = 4;

/** The start of the page. */
export function Start() {
  const now = store.value!;
  const meetings = useAnswer<{ meetings: MeetingRow[] }>("/api/meetings");
  const { top, disputes } = now;
  const told = [...(meetings.value?.meetings ?? [])].sort((a, b) => b.nOrigins - a.nOrigins || b.nParticipants - a.nParticipants);
  return (
    <View title="Who meets whom, and in which words" lead={<Lead of={now} />}>
      {meetings.waiting ? <Waiting lines={3} /> : <Invitation meetings={told} people={top} nDisputes={now.counts.disputes} />}
      <div class="cards">
        <Section title="Meetings" n={meetings.value?.meetings.length} aside={<a href={href("meetings")}>All meetings</a>} class="card">
          {meetings.waiting ? <Waiting /> : (
            <ul class="rows">
              {told.slice(0, SHOWN).map((meeting) => <MeetingLine key={meeting.id} meeting={meeting} />)}
            </ul>
          )}
        </Section>
        {top.length > 0 && (
          <Section title="Most reported" aside={<a href={href("query", { name: "most_mentioned" })}>As a table</a>} class="card">
            <Ranked nodes={top.slice(0, TOP_SHOWN)} />
          </Section>
        )}
        <Section title="In dispute" n={now.counts.disputes} aside={<a href={href("query", { name: "disputes" })}>As a table</a>} class="card">
          {now.counts.disputes === 0 ? <p class="nothing">No two claims contradict each other.</p> : <Disputes disputes={disputes.slice(0, DISPUTES_SHOWN)} />}
        </Section>
        <Section title="What the store has" class="card">
          <Holdings of={now} />
        </Section>
        <NewsBrief />
      </div>
      <footer class="foot">
        <p>Rapporteur {now.version}. This page asks only the server that it came from. <a href="/assets/licences.txt">What it is made of</a></p>
      </footer>
    </View>
  );
}

function Lead({ of: { counts } }: { of: StoreAnswer }) {
  return (
    <>
      {count(counts.reports, "report")} from {count(counts.origins, "origin")} make {count(counts.claims, "claim")} about {count(counts.entities, "node")}.
      Every line of the graph leads to the words that state it, with who says so and whether it happened, is planned, is possible, or is denied.
    </>
  );
}

/** Questions that this very store can answer. */
function Invitation({ meetings, people, nDisputes }: { meetings: MeetingRow[]; people: Counted[]; nDisputes: number }) {
  const [meeting] = meetings;
  const persons = people.filter((node) => node.type === "Person");
  const country = people.find((node) => node.type === "Country");
  const questions: { icon: IconName; words: string; hint: string; to: string }[] = [];
  const add = (icon: IconName, words: string, hint: string, to: string) => questions.push({ icon, words, hint, to });
  if (meeting) add("graph", `Who was at the ${spoken(meeting.label)}?`, "the graph around a meeting", href("graph", { focus: meeting.id, node: meeting.id }));
  if (persons[0] && persons[1]) {
    add("path", `What joins ${persons[0].label} and ${persons[1].label}?`, "ways from one to the other", href("graph", { path: `${persons[0].id},${persons[1].id}` }));
  }
  if (meeting && meeting.nOrigins > 1) add("list", `Where do the reports on the ${spoken(meeting.label)} differ?`, "who says what, side by side", href("compare", { id: meeting.id }));
  if (nDisputes > 0) add("warn", "Who denies what?", "accusations with their denials", href("query", { name: "accusations" }));
  if (country) add("graph", `What do the reports say of ${withArticle(country.label)}?`, "the graph around a country", href("graph", { focus: country.id, node: country.id }));
  add("auto", "What happened when?", "meetings, offices and events in time", href("timeline"));
  return (
    <nav class="questions" aria-label="Questions to begin with">
      {questions.slice(0, 6).map(({ icon, words, hint, to }) => (
        <a key={words} href={to} class="question">
          <Icon name={icon} size={18} />
          <span class="question-words"><bdi>{words}</bdi></span>
          <small>{hint}</small>
        </a>
      ))}
    </nav>
  );
}

function MeetingLine({ meeting }: { meeting: MeetingRow }) {
  return (
    <li class="row">
      <NodeLink node={meeting.when ? { ...meeting, label: undated(meeting.label) } : meeting} />
      <span class="row-aside">
        {meeting.when && <time>{date(meeting.when)}</time>}
        {meeting.nDisputed > 0 && <span class="pill pill-disputed">{meeting.nDisputed} disputed</span>}
        {meeting.nOrigins > 1 && <a href={href("compare", { id: meeting.id })}>{count(meeting.nOrigins, "origin")}</a>}
      </span>
    </li>
  );
}

function Ranked({ nodes }: { nodes: Counted[] }) {
  const most = Math.max(1, ...nodes.map((node) => node.nReports));
  return (
    <ol class="rows ranked">
      {nodes.map((node) => (
        <li class="row" key={node.id}>
          <NodeLink node={node} />
          <span class="row-aside">
            <svg class="bar" width="64" height="8" viewBox="0 0 64 8" aria-hidden="true"><rect width={Math.max(2, (64 * node.nReports) / most)} height="8" rx="2" /></svg>
            <span class="row-number">{count(node.nReports, "report")}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Disputes({ disputes }: { disputes: Dispute[] }) {
  return (
    <ul class="disputes">
      {disputes.map((dispute) => <DisputeItem key={dispute.id} dispute={dispute} />)}
    </ul>
  );
}

/** A dispute with the words of both sides. */
export function DisputeItem({ dispute }: { dispute: Dispute }) {
  return (
    <li class="dispute">
      <p class="dispute-about"><NodeLink node={dispute.about} /> <span class="soft">{dispute.kind}</span></p>
      <ul>
        {dispute.claims.map((claim) => (
          <li key={claim.claim}>
            <StatusMark status={claim.status} word={false} />
            <ClaimLink claim={claim.claim}>
              <q><bdi>{claim.quote}</bdi></q>
            </ClaimLink>{" "}
            <span class="soft">{claim.originLabel ?? claim.title}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Holdings({ of: { types, statuses, relations } }: { of: StoreAnswer }) {
  const all = statuses.reduce((sum, row) => sum + row.count, 0) || 1;
  return (
    <>
      <ul class="chips">
        {types.map((row) => (
          <li key={row.type}>
            <a class="chip" href={href("query", { name: "most_mentioned", "p.type": row.type })}>
              <TypeMark type={row.type} named={false} size={16} />
              {capital(typeLabel(row.type))} <b>{number(row.count)}</b>
            </a>
          </li>
        ))}
      </ul>
      <h3 class="minor">Claims by status</h3>
      <ul class="legend-list">
        {statuses.map((row) => (
          <li key={row.status} class={`status status-${row.status.toLowerCase()}`}>
            <StatusLine status={row.status} />
            {STATUS_WORDS[row.status]}
            <span class="row-number">{number(row.count)} <span class="soft">({Math.round((100 * row.count) / all)} %)</span></span>
          </li>
        ))}
      </ul>
      <h3 class="minor">Most frequent relations</h3>
      <p class="words-list">
        {relations.slice(0, 12).map((row) => (
          <span key={row.relation}>{row.label} <b>{number(row.count)}</b></span>
        ))}
      </p>
    </>
  );
}
