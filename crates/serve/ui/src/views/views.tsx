/** The views, by the name that the address has for them. */

import type { ComponentType } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Fault, Waiting } from "../parts/frame.tsx";
import { useLoaded } from "../state/use.ts";
import { Start } from "./start.tsx";
import { News } from "./news.tsx";
import { Search } from "./search.tsx";

interface ViewEntry {
  name: string;
  /** In the navigation, if it stands there. */
  label?: string;
  judging?: boolean;
  /** What draws it, if the page begins with it; else it is loaded when it is asked for. */
  here?: ComponentType;
  load?: () => Promise<ComponentType>;
}

/** In the order of the navigation. */
export const VIEWS: readonly ViewEntry[] = [
  { name: "", here: Start },
  { name: "search", here: Search },
  { name: "graph", label: "Graph", load: () => import("../graph/view.tsx").then((part) => part.GraphView) },
  { name: "meetings", label: "Meetings", load: () => import("./meetings.tsx").then((part) => part.Meetings) },
  { name: "compare", label: "Compare", load: () => import("./compare.tsx").then((part) => part.Compare) },
  { name: "timeline", label: "Timeline", load: () => import("./timeline.tsx").then((part) => part.Timeline) },
  { name: "reports", label: "Reports", load: () => import("./lists.tsx").then((part) => part.Reports) },
  { name: "query", label: "Questions", load: () => import("./query.tsx").then((part) => part.Query) },
  { name: "new", label: "New", here: News },
  { name: "judge", label: "Judge", judging: true, load: () => import("../judge/view.tsx").then((part) => part.JudgeView) },
];

/** What the address asks for; an address that is not known is the start. */
export function CurrentView({ view, onShown }: { view: string; onShown: () => void }) {
  const entry = VIEWS.find((one) => one.name === view) ?? VIEWS[0]!;
  if (entry.here) return <entry.here />;
  return <LoadedView key={entry.name} load={entry.load!} onShown={onShown} />;
}

function LoadedView({ load, onShown }: { load: () => Promise<ComponentType>; onShown: () => void }) {
  const { value: Loaded, fault } = useLoaded(useMemo(() => load, [load]));
  useEffect(() => {
    if (Loaded) onShown();
  }, [Loaded]);
  if (fault) return <div class="view"><h1 tabIndex={-1}>Not loaded</h1><Fault text={fault} /></div>;
  return Loaded ? <Loaded /> : <div class="view"><Waiting lines={6} /></div>;
}
