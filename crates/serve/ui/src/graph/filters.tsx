/** The legend of the graph, which is also its filter. */

import { useMemo } from "preact/hooks";
import type { GraphAnswer, Status } from "../api/types.ts";
import { IconButton } from "../parts/dialog.tsx";
import { StatusLine, TypeMark } from "../parts/icons.tsx";
import { TYPES } from "../parts/shapes.ts";
import { groupOf, GROUP_NAMES } from "../state/groups.ts";
import { typeLabel } from "../state/store.ts";
import { capital, number, percent, STATUSES } from "../text/words.ts";
import { drawnStatuses } from "./model.ts";
import { type GraphState, NO_FILTERS } from "./state.ts";
import { put } from "./view.tsx";

const LEGEND: Record<Status, string> = { Happened: "happened or holds", Planned: "planned", Possible: "possible or alleged", Denied: "denied" };

/** The legend. */
export function Filters({ state, answer, onClose }: { state: GraphState; answer: GraphAnswer; onClose: () => void }) {
  const { filters } = state;
  const counts = useMemo(() => counted(answer), [answer]);
  const set = (changes: Partial<GraphState["filters"]>) => put(state, { filters: { ...filters, ...changes } }, {}, true);
  const toggle = <T extends string>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
  const isFiltered = JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);
  return (
    <section class="filters" aria-label="Filters and legend">
      <header class="filters-head">
        <h2>Legend and filters</h2>
        <IconButton icon="close" label="Close filters" onClick={onClose} />
      </header>
      <fieldset>
        <legend>Lines</legend>
        {STATUSES.map((status) => (
          <label key={status} class={`check status-${status.toLowerCase()}`}>
            <input type="checkbox" checked={filters.statuses.includes(status)} onChange={() => set({ statuses: STATUSES.filter((one) => toggle(filters.statuses, status).includes(one)) })} />
            <StatusLine status={status} />
            <span>{LEGEND[status]}</span>
            <span class="row-number">{number(counts.statuses.get(status) ?? 0)}</span>
          </label>
        ))}
        <p class="soft hint">Wider: more origins say so.</p>
      </fieldset>
      <fieldset>
        <legend>Nodes</legend>
        {counts.types.map(([type, n]) => (
          <label key={type} class="check">
            <input type="checkbox" checked={!filters.hiddenTypes.includes(type)} onChange={() => set({ hiddenTypes: toggle(filters.hiddenTypes, type) })} />
            <TypeMark type={type} named={false} size={18} />
            <span>{capital(typeLabel(type))}</span>
            <span class="row-number">{number(n)}</span>
          </label>
        ))}
        <p class="soft hint">Larger: more reports speak of it. +4: so many more neighbours.</p>
      </fieldset>
      <fieldset>
        <legend>Relations</legend>
        {counts.groups.map(([group, n]) => (
          <label key={group} class="check">
            <input type="checkbox" checked={!filters.hiddenGroups.includes(group)} onChange={() => set({ hiddenGroups: toggle(filters.hiddenGroups, group) })} />
            <span>{group}</span>
            <span class="row-number">{number(n)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>How well supported</legend>
        <Slider label="Origins, at least" value={filters.minOrigins} min={1} max={Math.max(2, counts.mostOrigins)} step={1} show={number} onChange={(minOrigins) => set({ minOrigins })} />
        <Slider label="Confidence, at least" value={filters.minConfidence} min={0} max={0.95} step={0.05} show={percent} onChange={(minConfidence) => set({ minConfidence: Math.round(minConfidence * 100) / 100 })} />
        <label class="check">
          <input type="checkbox" checked={filters.open} onChange={() => set({ open: !filters.open })} />
          <span>Acts that no relation covers</span>
        </label>
      </fieldset>
      {state.hidden.length > 0 && (
        <fieldset>
          <legend>Hidden nodes</legend>
          <p>
            {number(state.hidden.length)} hidden.{" "}
            <button type="button" class="button button-small" onClick={() => showAgain(state)}>Show again</button>
          </p>
        </fieldset>
      )}
      {isFiltered && <button type="button" class="button" onClick={() => put(state, { filters: NO_FILTERS }, {}, true)}>Clear all filters</button>}
    </section>
  );
}

/** Hidden nodes come back without a place, and are given one. */
function showAgain(state: GraphState): void {
  if (!state.placed) return put(state, { hidden: [] });
  const placed = new Map(state.placed);
  for (const id of state.hidden) placed.set(id, undefined);
  put(state, { placed, hidden: [] });
}

function Slider({ label, value, min, max, step, show, onChange }: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  show: (value: number) => string;
  onChange: (value: number) => void;
}) {
  return (
    <label class="slider">
      <span>{label} <output>{show(value)}</output></span>
      <input type="range" value={value} min={min} max={max} step={step} aria-valuetext={show(value)} onChange={(event) => onChange(Number(event.currentTarget.value))} />
    </label>
  );
}

function counted(answer: GraphAnswer) {
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  const [types, groups, statuses] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  for (const node of answer.nodes) add(types, node.type);
  for (const edge of answer.edges) {
    add(groups, groupOf(edge.relation));
    for (const status of drawnStatuses(edge)) add(statuses, status);
  }
  const order = (list: readonly string[]) => (a: [string, number], b: [string, number]) => (list.indexOf(a[0]) + 99) % 99 - ((list.indexOf(b[0]) + 99) % 99);
  return {
    types: [...types].sort(order(TYPES)),
    groups: [...groups].sort(order(GROUP_NAMES)),
    statuses,
    mostOrigins: Math.max(1, ...answer.edges.map((edge) => edge.nOrigins)),
  };
}

