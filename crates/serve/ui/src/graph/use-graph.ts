/** The graph that an address asks for: its nodes and edges from the server, and their places. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ask, path } from "../api/client.ts";
import type { GraphAnswer, PathAnswer } from "../api/types.ts";
import { patch } from "../state/route.ts";
import { store } from "../state/store.ts";
import { useAnswer } from "../state/use.ts";
import { layout } from "./layout.ts";
import { drawn, type Drawn } from "./model.ts";
import { type Filters, GROWTH, type GraphState, MOST_NODES, NO_FILTERS, type Point, writeGraph } from "./state.ts";

/** What a view of the graph has to work with. */
export interface Loaded {
  /** Nodes and edges without regard to the filters of the page. */
  answer?: GraphAnswer;
  /** Those that pass the filters. */
  shown?: Drawn;
  places?: ReadonlyMap<string, Point>;
  ways?: PathAnswer;
  fault?: string;
  waiting: boolean;
}

/** The parameters by which the server filters. */
export function filtered({ minConfidence, open }: Filters): Record<string, string | undefined> {
  return { minConfidence: minConfidence > 0 ? String(minConfidence) : undefined, open: open ? "true" : undefined };
}

/** The question for the edges among nodes. */
export function amongPath(ids: readonly string[], filters: Filters): string {
  return path("among", { ids: ids.join(","), ...filtered(filters) });
}

/** Loads what a state shows and finds a place for every node. */
export function useGraph(state: GraphState): Loaded {
  const ways = useAnswer<PathAnswer>(state.path ? path("path", { from: state.path[0], to: state.path[1] }) : undefined);
  const source = sourceOf(state, ways.value);
  const asked = useAnswer<GraphAnswer>(source);
  const answer = useMemo(() => asked.value && withFocus(asked.value, state), [asked.value, state.focus.join(), state.path?.join()]);
  const shown = useMemo(() => answer && drawn(answer, state.filters), [answer, state.filters]);
  const places = usePlaces(state, answer);
  const fault = (state.placed ? undefined : ways.fault) ?? asked.fault;
  const whole = answer && shown && places && { answer, shown, places };
  // Until the next step of a picture has arrived the last one stays in sight.
  const question = `${state.focus.join()} ${state.path?.join() ?? ""}`;
  const last = useRef<{ question: string; whole: typeof whole }>(undefined);
  if (whole) last.current = { question, whole };
  const kept = whole ?? ((last.current?.question === question || state.placed) && fault === undefined ? last.current?.whole : undefined);
  return {
    ...kept,
    ...(ways.value && { ways: ways.value }),
    ...(fault !== undefined && { fault }),
    waiting: fault === undefined && whole === undefined,
  };
}

function sourceOf(state: GraphState, ways: PathAnswer | undefined): string | undefined {
  if (state.placed) return amongPath([...state.placed.keys()], state.filters);
  if (state.path) {
    const ids = new Set(ways?.paths.flatMap((way) => way.nodes.map((node) => node.id)));
    return ways && amongPath([...new Set([...state.path, ...ids])].slice(0, MOST_NODES), state.filters);
  }
  if (state.focus.length === 0) return undefined;
  return path("graph", { focus: state.focus.join(","), limit: state.limit, ...filtered(state.filters) });
}

function withFocus(answer: GraphAnswer, { focus, path: ends, hidden }: GraphState): GraphAnswer {
  const asked = new Set([...focus, ...(ends ?? [])]);
  const away = new Set(hidden);
  return {
    nodes: answer.nodes.filter((node) => !away.has(node.id)).map((node) => ({ ...node, focus: asked.has(node.id) })),
    edges: answer.edges.filter((edge) => !away.has(edge.source) && !away.has(edge.target)),
  };
}

function usePlaces(state: GraphState, answer: GraphAnswer | undefined): ReadonlyMap<string, Point> | undefined {
  const question = `${state.focus.join()} ${state.path?.join() ?? ""}`;
  const [found, setFound] = useState<{ question: string; places: ReadonlyMap<string, Point> }>();
  const last = useRef(found);
  last.current = found;
  const given = useMemo(() => state.placed && withPlace(state.placed), [state.placed]);
  useEffect(() => {
    if (!answer) return undefined;
    const before = last.current?.question === question ? last.current.places : new Map<string, Point>();
    const kept = given ?? before;
    if (answer.nodes.every((node) => kept.has(node.id))) {
      setFound({ question, places: kept });
      return undefined;
    }
    const stop = new AbortController();
    void layout(drawn(answer, NO_FILTERS), onlyOf(kept, answer), stop.signal).then((places) => {
      if (stop.signal.aborted) return;
      setFound({ question, places });
      // A picture that grew out of another cannot be found again from the question alone.
      if (kept.size > 0 || state.placed) patch({ n: writeGraph({ ...state, placed: places }).n }, true);
    });
    return () => stop.abort();
  }, [answer, question, given]);
  if (given && answer?.nodes.every((node) => given.has(node.id))) return given;
  return found?.question === question ? found.places : undefined;
}

function withPlace(placed: ReadonlyMap<string, Point | undefined>): ReadonlyMap<string, Point> {
  return new Map([...placed].filter((entry): entry is [string, Point] => entry[1] !== undefined));
}

function onlyOf(places: ReadonlyMap<string, Point>, answer: GraphAnswer): Map<string, Point> {
  return new Map(answer.nodes.flatMap((node) => (places.has(node.id) ? [[node.id, places.get(node.id)!] as const] : [])));
}

/** The picture with more nodes: best neighbours of one node, or given nodes; none if there are no more. */
export async function grown(state: GraphState, { answer, places }: Loaded, from: string, ids?: readonly string[]): Promise<{ placed: Map<string, Point>; n: number } | undefined> {
  if (!answer || !places) return undefined;
  const shown = new Set(answer.nodes.map((node) => node.id));
  const fresh = ids ?? (await best(state, answer, shown, from));
  const added = fresh.filter((id) => !shown.has(id)).slice(0, Math.min(GROWTH, MOST_NODES - shown.size));
  if (added.length === 0) return undefined;
  const next = await ask<GraphAnswer>(amongPath([...shown, ...added], state.filters));
  const whole = withFocus(next, { ...state, hidden: [] });
  const placed = await layout(drawn(whole, NO_FILTERS), places);
  return { placed, n: added.length };
}

async function best(state: GraphState, answer: GraphAnswer, shown: ReadonlySet<string>, id: string): Promise<string[]> {
  const near = new Set(answer.edges.filter((edge) => edge.source === id || edge.target === id).flatMap((edge) => [edge.source, edge.target]));
  const { filters, hidden } = state;
  const types = filters.hiddenTypes.length > 0 ? store.peek()?.types.map((row) => row.type).filter((type) => !filters.hiddenTypes.includes(type)) : undefined;
  const found = await ask<GraphAnswer>(
    path("graph", {
      focus: id,
      limit: Math.min(MOST_NODES, 1 + near.size + hidden.length + GROWTH),
      status: filters.statuses.length < 4 ? filters.statuses.join(",") : undefined,
      types: types?.join(","),
      ...filtered(filters),
    }),
  );
  return found.nodes.map((node) => node.id).filter((one) => !shown.has(one) && !hidden.includes(one));
}
