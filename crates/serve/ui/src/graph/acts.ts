/** What the panel of a node can do to the graph beside it. */

import { signal } from "@preact/signals";

export interface GraphActs {
  /** The node as it is in the picture; none if it is not there. */
  node(id: string): { hidden: number; alone: boolean } | undefined;
  expand(id: string): void;
  hide(id: string): void;
  add(id: string): void;
}

/** The graph's acts while it is shown. */
export const graphActs = signal<GraphActs | undefined>(undefined);
