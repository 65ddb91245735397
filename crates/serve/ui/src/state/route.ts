/**
 * The address is the whole state of a view: `#/VIEW?key=value&…`. A link restores what it was copied from, and the back
 * button takes back the last step.
 */

import { signal } from "@preact/signals";

/** A view and what it shows. */
export interface Route {
  view: string;
  params: Readonly<Record<string, string>>;
}

/** Characters that need no escape in a fragment, left as they are so that a link can be read. */
function encoded(value: string): string {
  return encodeURIComponent(value).replace(/%(2F|2C|3A|40|20)/g, (escape) =>
    escape === "%20" ? "+" : decodeURIComponent(escape),
  );
}

function decoded(value: string): string {
  const spaced = value.replace(/\+/g, " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** A route as the fragment of an address; keys are sorted, empty values left out. */
export function formatRoute({ view, params }: Route): string {
  const pairs = Object.keys(params)
    .sort()
    .filter((key) => params[key] !== "")
    .map((key) => `${encoded(key)}=${encoded(params[key]!)}`);
  return `#/${view}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
}

/** The route of a fragment; an unknown or broken one is the start. */
export function parseRoute(hash: string): Route {
  const bare = hash.replace(/^#?\/?/, "");
  const mark = bare.indexOf("?");
  const [path, query] = mark < 0 ? [bare, ""] : [bare.slice(0, mark), bare.slice(mark + 1)];
  const params: Record<string, string> = {};
  for (const pair of query.split("&").filter((pair) => pair !== "")) {
    const at = pair.indexOf("=");
    if (at > 0) params[decoded(pair.slice(0, at))] = decoded(pair.slice(at + 1));
  }
  return { view: decoded(path), params };
}

/** The route of a page that was opened at the IRI of a node: `/id/person/ana-ruiz`. */
export function routeOfPath(pathname: string): Route | undefined {
  const tail = /\/id\/([^/]+\/[^/]+)$/.exec(pathname)?.[1];
  if (tail === undefined) return undefined;
  const id = decoded(tail);
  return { view: "graph", params: { focus: id, node: id } };
}

/** Where the page is. */
export const route = signal<Route>({ view: "", params: {} });

/** Views of this session by their place in the history, without what stands beside them: to tell what a step back would bring. */
const steps: string[] = [];
/** The address of the current step. */
let current = "";
/** The place of the current step, and how far one can go forward. */
export const step = signal({ at: 0, last: 0 });

/** Follows the address from now on. */
export function follow(): void {
  const opened = routeOfPath(location.pathname);
  if (opened && location.hash.length < 3) history.replaceState({ i: 0 }, "", `/${formatRoute(opened)}`);
  const at = (history.state as { i?: number } | null)?.i ?? 0;
  history.replaceState({ i: at }, "");
  arrive(at, at);
  window.addEventListener("popstate", () => {
    const state = history.state as { i?: number } | null;
    if (state?.i === undefined) {
      // A link was followed: it is a step of its own.
      const i = step.peek().at + 1;
      history.replaceState({ i }, "");
      arrive(i, i);
    } else {
      arrive(state.i, Math.max(step.peek().last, state.i));
    }
  });
}

function arrive(at: number, last: number): void {
  const next = parseRoute(location.hash);
  const hash = formatRoute(next);
  steps[at] = bare(next);
  step.value = { at, last };
  if (hash === current) return;
  current = hash;
  route.value = next;
}

/** Goes to a view; `replace` changes the current step instead of adding one. */
export function go(view: string, params: Record<string, string | undefined> = {}, replace = false): void {
  const kept = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== "");
  const next: Route = { view, params: Object.fromEntries(kept) };
  const hash = formatRoute(next);
  if (hash === current) return;
  const { at, last } = step.peek();
  const i = replace ? at : at + 1;
  if (replace) history.replaceState({ i }, "", hash);
  else history.pushState({ i }, "", hash);
  current = hash;
  steps[i] = bare(next);
  step.value = { at: i, last: replace ? last : i };
  route.value = next;
}

/** Changes parameters of the current view. */
export function patch(changes: Record<string, string | undefined>, replace = false): void {
  go(route.peek().view, { ...route.peek().params, ...changes }, replace);
}

/** Parameters of what stands beside a view; the view itself does not depend on them. */
export const BESIDE = ["node", "edge", "claim", "report", "at"] as const;

function bare({ view, params }: Route): string {
  const pairs = Object.entries(params).filter(([key, value]) => value !== "" && !(BESIDE as readonly string[]).includes(key));
  return `${view}?${JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** How many steps back or forward another state of the same view lies; none if there is none. */
export function stepsTo(by: -1 | 1): number | undefined {
  const { at, last } = step.value;
  const now = steps[at];
  for (let i = at + by; i >= 0 && i <= last; i += by) {
    const there = steps[i];
    if (there === undefined || !there.startsWith(`${route.value.view}?`)) return undefined;
    if (there !== now) return i - at;
  }
  return undefined;
}

/** Opens a node beside the view. */
export function openNode(id: string): void {
  patch({ node: id, edge: undefined, claim: undefined, report: undefined });
}

/** Opens the evidence of a claim over the view. */
export function openClaim(id: string): void {
  patch({ claim: id, report: undefined });
}

/** Opens a report over the view. */
export function openReport(id: string, at?: string): void {
  patch({ report: id, claim: undefined, at });
}

/** The address of a view, for links. */
export function href(view: string, params: Record<string, string | undefined> = {}): string {
  const kept = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return formatRoute({ view, params: Object.fromEntries(kept) });
}
