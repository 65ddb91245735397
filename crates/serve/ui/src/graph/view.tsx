/** The graph: a picture that begins with a question and grows, its filters, and the same as a table. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { patch, route } from "../state/route.ts";
import { announce, faultText } from "../state/store.ts";
import { Fault, Waiting } from "../parts/frame.tsx";
import { count } from "../text/words.ts";
import { graphActs } from "./acts.ts";
import { Ask } from "./ask.tsx";
import { Bar } from "./bar.tsx";
import { Filters } from "./filters.tsx";
import { linkId } from "./model.ts";
import { Picture } from "./picture.tsx";
import { type GraphState, type Point, readGraph, writeGraph } from "./state.ts";
import { GraphTable } from "./table.tsx";
import { Ways } from "./ways.tsx";
import { grown, type Loaded, useGraph } from "./use-graph.ts";

/** Changes what the address says of the graph. */
export function put(state: GraphState, changes: Partial<GraphState>, further: Record<string, string | undefined> = {}, replace = false): void {
  patch({ ...writeGraph({ ...state, ...changes }), ...further }, replace);
}

const WIDE = "(min-width: 1080px)";

/** The view. */
export function GraphView() {
  const { params } = route.value;
  const state = useGraphState(params);
  const loaded = useGraph(state);
  const [filtering, setFiltering] = useState(() => window.matchMedia(WIDE).matches);
  const [fault, setFault] = useState<string>();
  // A picture that was drawn once stays ready behind the table.
  const wasPictured = useRef(false);
  wasPictured.current ||= !state.asTable;
  const pictured = wasPictured.current;
  const isEmpty = state.focus.length === 0 && !state.path && !state.placed;
  useTitle(state, loaded);
  const acts = useActs(state, loaded, setFault);
  const all = useMemo(() => new Set(loaded.answer?.nodes.map((node) => node.id)), [loaded.answer]);
  const chosen = params["edge"] ?? params["node"];
  if (isEmpty) return <Ask />;
  return (
    <div class={filtering ? "graph graph-filtering" : "graph"}>
      <Bar state={state} loaded={loaded} filtering={filtering} onFilter={() => setFiltering(!filtering)} />
      {filtering && loaded.answer && <Filters state={state} answer={loaded.answer} onClose={() => setFiltering(false)} />}
      <div class="graph-main">
        {(fault ?? loaded.fault) && <Fault text={(fault ?? loaded.fault)!} />}
        {loaded.ways && loaded.ways.paths.length > 0 && <Ways of={loaded.ways} acts={acts} />}
        {loaded.ways?.paths.length === 0 && <p class="nothing floating">No way of few steps leads from one to the other. Both stand alone; grow them, or let possible and open claims in.</p>}
        {!loaded.shown || !loaded.places ? (loaded.waiting ? <Waiting lines={5} /> : null) : (
          <>
            {state.asTable && <GraphTable shown={loaded.shown} acts={acts} />}
            {pictured && (
              <div class="picture" hidden={state.asTable}>
                <Picture shown={loaded.shown} all={all} places={loaded.places} chosen={chosen} acts={acts} onMoved={(moved) => keepPlaces(state, loaded, moved)} />
              </div>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** The state of an address; parts that an address has in common with the last one are the same objects. */
function useGraphState(params: Readonly<Record<string, string>>): GraphState {
  const all = useMemo(() => readGraph(params), [params]);
  const filters = useMemo(() => all.filters, [JSON.stringify(all.filters)]);
  const placed = useMemo(() => all.placed, [params["n"]]);
  const rest = JSON.stringify({ ...all, filters: undefined, placed: undefined });
  return useMemo(() => ({ ...all, filters, ...(placed && { placed }) }), [rest, filters, placed]);
}

function useTitle(state: GraphState, { answer }: Loaded): void {
  const names = [...state.focus, ...(state.path ?? [])].map((id) => answer?.nodes.find((node) => node.id === id)?.label ?? id);
  useEffect(() => {
    document.title = `${names.length === 0 ? "Graph" : names.join(", ")} – Rapporteur`;
  }, [names.join()]);
}

/** A node that was moved by hand keeps its place, and the address has it. */
function keepPlaces(state: GraphState, { places }: Loaded, moved: ReadonlyMap<string, Point>): void {
  put(state, { placed: new Map([...(places ?? []), ...moved]) }, {}, true);
}

function useActs(state: GraphState, loaded: Loaded, setFault: (fault: string | undefined) => void) {
  const latest = useRef({ state, loaded });
  latest.current = { state, loaded };
  const acts = useMemo(() => {
    const grow = (from: string, ids?: readonly string[]) => {
      const { state: now, loaded: has } = latest.current;
      grown(now, has, from, ids).then(
        (next) => {
          setFault(undefined);
          if (!next) return announce("There are no more neighbours to show.");
          put(now, { placed: next.placed, hidden: now.hidden.filter((id) => !next.placed.has(id)) });
          announce(`${count(next.n, "node")} added`);
        },
        (reason: unknown) => setFault(faultText(reason)),
      );
    };
    return {
      node(id: string) {
        const node = latest.current.loaded.answer?.nodes.find((one) => one.id === id);
        const { focus, placed } = latest.current.state;
        return node && { hidden: node.hidden, alone: focus.length === 1 && focus[0] === id && !placed };
      },
      expand: (id: string) => grow(id),
      add: (id: string) => grow(id, [id]),
      hide(id: string) {
        const { state: now, loaded: has } = latest.current;
        const placed = new Map(has.places ?? []);
        placed.delete(id);
        const label = has.answer?.nodes.find((node) => node.id === id)?.label ?? id;
        const focus = now.focus.filter((one) => one !== id);
        put(now, { placed, focus, hidden: [...now.hidden, id] }, { node: undefined, edge: undefined });
        announce(`${label} is hidden`);
      },
      choose(id: string) {
        patch({ node: id, edge: undefined, claim: undefined, report: undefined });
      },
      chooseLink(a: string, b: string) {
        patch({ edge: linkId(a, b), node: undefined, claim: undefined, report: undefined });
      },
      unchoose() {
        patch({ node: undefined, edge: undefined });
      },
    };
  }, []);
  useEffect(() => {
    graphActs.value = acts;
    return () => void (graphActs.value = undefined);
  }, [acts]);
  // The panel asks the acts for a node again whenever the picture has changed.
  useEffect(() => {
    graphActs.value = { ...acts };
  }, [loaded.answer]);
  return acts;
}

export type ViewActs = ReturnType<typeof useActs>;

