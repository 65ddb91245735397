/** Where a graph begins: with a question. */

import { useState } from "preact/hooks";
import type { MeetingRow, NodeRef } from "../api/types.ts";
import { View } from "../parts/frame.tsx";
import { Icon } from "../parts/icons.tsx";
import { Picker } from "../parts/picker.tsx";
import { TypeMark } from "../parts/icons.tsx";
import { go, href } from "../state/route.ts";
import { useAnswer } from "../state/use.ts";
import { date } from "../text/words.ts";

/** The view before there is a question. */
export function Ask() {
  const meetings = useAnswer<{ meetings: MeetingRow[] }>("/api/meetings");
  const best = [...(meetings.value?.meetings ?? [])].sort((a, b) => b.nOrigins - a.nOrigins).slice(0, 6);
  return (
    <View title="Begin with a question" lead="The graph starts small, around one meeting, person or country, and grows where you click.">
      <div class="ask">
        <section class="card">
          <h2>Around one node</h2>
          <Picker label="Meeting, person, country or anything else" placeholder="Type a name" onPick={(node) => go("graph", { focus: node.id, node: node.id })} />
        </section>
        <section class="card">
          <h2>Who joins two</h2>
          <Pair onPair={(a, b) => go("graph", { path: `${a.id},${b.id}` })} />
        </section>
      </div>
      {best.length > 0 && (
        <>
          <h2 class="minor">Meetings that most origins speak of</h2>
          <ul class="chips">
            {best.map((meeting) => (
              <li key={meeting.id}>
                <a class="chip" href={href("graph", { focus: meeting.id, node: meeting.id })}>
                  <TypeMark type={meeting.type} named={false} size={16} /> <bdi>{meeting.label}</bdi> {meeting.when && <span class="soft">{date(meeting.when)}</span>}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </View>
  );
}

/** Two boxes and a button. */
export function Pair({ onPair }: { onPair: (a: NodeRef, b: NodeRef) => void }) {
  const [a, setA] = useState<NodeRef>();
  const [b, setB] = useState<NodeRef>();
  const isPair = a && b && a.id !== b.id;
  return (
    <form
      class="pair"
      onSubmit={(event) => {
        event.preventDefault();
        if (isPair) onPair(a, b);
      }}
    >
      <Picker label="One" placeholder="A person, a country …" onPick={setA} />
      <Picker label="The other" placeholder="… and another" onPick={setB} />
      <button type="submit" class="button button-main" disabled={!isPair}><Icon name="path" /> Show the ways</button>
    </form>
  );
}
