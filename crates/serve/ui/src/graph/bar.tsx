/** The line above the graph: what it is about, and what can be done with it as a whole. */

import { useState } from "preact/hooks";
import { Dialog, IconButton, Menu } from "../parts/dialog.tsx";
import { Icon, TypeMark } from "../parts/icons.tsx";
import { Picker } from "../parts/picker.tsx";
import { copyLink } from "../export/download.ts";
import { openNode, stepsTo } from "../state/route.ts";
import { graphExports } from "./exports.ts";
import { Pair } from "./ask.tsx";
import type { GraphState } from "./state.ts";
import type { Loaded } from "./use-graph.ts";
import { count } from "../text/words.ts";
import { put } from "./view.tsx";

interface BarProps {
  state: GraphState;
  loaded: Loaded;
  filtering: boolean;
  onFilter: () => void;
}

/** The bar. */
export function Bar({ state, loaded, filtering, onFilter }: BarProps) {
  const [asking, setAsking] = useState(false);
  const { shown } = loaded;
  const back = stepsTo(-1);
  const forward = stepsTo(1);
  return (
    <header class="graph-bar">
      <h1 class="aside" tabIndex={-1}>Graph</h1>
      <div class="graph-question">
        <Focus state={state} loaded={loaded} />
        <button type="button" class="button button-small button-quiet" onClick={() => setAsking(true)}><Icon name="plus" /> Ask more</button>
        {shown && <span class="soft graph-count">{count(shown.nodes.length, "node")}, {count(shown.links.length, "line")}</span>}
      </div>
      <div class="graph-tools" role="toolbar" aria-label="Graph">
        <IconButton icon="undo" label="Step back" disabled={back === undefined} onClick={() => back !== undefined && history.go(back)} />
        <IconButton icon="redo" label="Step forward" disabled={forward === undefined} onClick={() => forward !== undefined && history.go(forward)} />
        <span class="tools-gap" />
        <IconButton icon="filter" label="Filters and legend" pressed={filtering} onClick={onFilter} />
        <IconButton icon={state.asTable ? "graph" : "list"} label={state.asTable ? "Show as a picture" : "Show as a table"} pressed={state.asTable} onClick={() => put(state, { asTable: !state.asTable })} />
        <IconButton icon="link" label="Copy a link to this view" onClick={() => void copyLink()} />
        <Menu label="Save this view" icon="download" compact entries={graphExports(state, loaded)} />
      </div>
      {asking && <More state={state} onClose={() => setAsking(false)} />}
    </header>
  );
}

/** What the graph is about, each with a way to leave it out. */
function Focus({ state, loaded }: { state: GraphState; loaded: Loaded }) {
  const ids = [...new Set([...(state.path ?? []), ...state.focus])];
  return (
    <ul class="chips focus" aria-label="What the graph is about">
      {ids.map((id, i) => {
        const node = loaded.answer?.nodes.find((one) => one.id === id);
        const label = node?.label ?? id;
        return (
          <li key={id} class="chip chip-focus">
            {state.path && i === 1 && <span class="soft">to</span>}
            <button type="button" class="chip-words" onClick={() => openNode(id)}>
              {node && <TypeMark type={node.type} named={false} size={16} />}
              <bdi>{label}</bdi>
            </button>
            {!state.path && state.focus.length > 1 && (
              <button type="button" class="chip-close" aria-label={`Leave out ${label}`} onClick={() => leaveOut(state, loaded, id)}>
                <Icon name="close" size={10} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function leaveOut(state: GraphState, { places }: Loaded, id: string): void {
  const focus = state.focus.filter((one) => one !== id);
  if (!state.placed || !places) return put(state, { focus });
  const placed = new Map(places);
  placed.delete(id);
  put(state, { focus, placed });
}

function More({ state, onClose }: { state: GraphState; onClose: () => void }) {
  return (
    <Dialog title="Ask the graph" onClose={onClose}>
      <Picker
        label="Around one more node"
        placeholder="Type a name"
        onPick={(node) => {
          onClose();
          // The question has one more node, and its answer is drawn afresh.
          const { path: _, placed: __, ...rest } = state;
          put({ ...rest, focus: [...new Set([...state.focus, ...(state.path ?? []), node.id])], hidden: [] }, {}, { node: undefined, edge: undefined });
        }}
      />
      <h3 class="minor">Who joins two</h3>
      <Pair
        onPair={(a, b) => {
          onClose();
          const { placed: _, ...rest } = state;
          put({ ...rest, path: [a.id, b.id], focus: [], hidden: [] }, {}, { node: undefined, edge: undefined });
        }}
      />
    </Dialog>
  );
}
