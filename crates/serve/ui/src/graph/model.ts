/** What is drawn: nodes that pass the filters, and one link for all edges between two of them. */

import type { GraphAnswer, GraphEdge, GraphNode, Status } from "../api/types.ts";
import { groupOf } from "../state/groups.ts";
import { STATUSES } from "../text/words.ts";
import type { Filters } from "./state.ts";

/** All edges between two nodes, drawn as one line. */
export interface Link {
  /** The ends, the smaller id first, as the address names it: `a~b`. */
  id: string;
  /** Where its line begins; for edges in both directions the smaller id. */
  source: string;
  target: string;
  edges: GraphEdge[];
  /** What its words say: the relation, or how many there are. */
  label: string;
  /** How its line is drawn. */
  status: Status;
  /** Whether edges lead both ways. */
  mutual: boolean;
  nOrigins: number;
  nClaims: number;
}

export interface Drawn {
  nodes: GraphNode[];
  links: Link[];
}

/** The id of a link between two nodes. */
export function linkId(a: string, b: string): string {
  return a < b ? `${a}~${b}` : `${b}~${a}`;
}

/** The statuses of an edge that are drawn: what is only alleged is no more than possible. */
export function drawnStatuses({ statuses, distant }: GraphEdge): Status[] {
  const drawn = distant ? statuses.map((status): Status => (status === "Denied" ? status : "Possible")) : statuses;
  return [...new Set(drawn)];
}

/** Whether an edge passes the filters; those of confidence and of open acts are the server's. */
export function passes(edge: GraphEdge, filters: Filters): boolean {
  return (
    edge.nOrigins >= filters.minOrigins &&
    drawnStatuses(edge).some((status) => filters.statuses.includes(status)) &&
    !filters.hiddenGroups.includes(groupOf(edge.relation))
  );
}

/** What an answer shows under filters. A node that only filters cut off stays if the question is about it. */
export function drawn(answer: GraphAnswer, filters: Filters): Drawn {
  const isFiltered = filters.statuses.length < STATUSES.length || filters.minOrigins > 1 || filters.hiddenGroups.length > 0;
  const typed = answer.nodes.filter((node) => node.focus || !filters.hiddenTypes.includes(node.type));
  const shown = new Set(typed.map((node) => node.id));
  const edges = answer.edges.filter((edge) => shown.has(edge.source) && shown.has(edge.target) && edge.source !== edge.target && passes(edge, filters));
  const joined = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  const hadEdge = new Set(answer.edges.flatMap((edge) => [edge.source, edge.target]));
  const nodes = typed.filter((node) => node.focus || joined.has(node.id) || !(isFiltered && hadEdge.has(node.id)));
  return { nodes, links: links(edges) };
}

/** Edges between the same two nodes as one link, in a fixed order. */
export function links(edges: readonly GraphEdge[]): Link[] {
  const byPair = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const id = linkId(edge.source, edge.target);
    byPair.set(id, [...(byPair.get(id) ?? []), edge]);
  }
  return [...byPair].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, own]) => link(id, own));
}

function link(id: string, edges: GraphEdge[]): Link {
  const first = edges[0]!;
  const mutual = edges.some((edge) => edge.source !== first.source);
  const source = mutual ? id.slice(0, id.indexOf("~")) : first.source;
  const target = source === first.source ? first.target : first.source;
  const statuses = new Set(edges.flatMap(drawnStatuses));
  const names = [...new Set(edges.map((edge) => edge.label))];
  return {
    id,
    source,
    target,
    edges,
    label: names.length === 1 ? names[0]! : `${names.length} relations`,
    status: STATUSES.find((status) => statuses.has(status)) ?? "Happened",
    mutual,
    nOrigins: Math.max(...edges.map((edge) => edge.nOrigins)),
    nClaims: edges.reduce((sum, edge) => sum + edge.nClaims, 0),
  };
}

const LINE_CHARS = 18;
const MOST_LINES = 3;

/** A label in lines that fit under a node. */
export function wrapped(label: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of label.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > LINE_CHARS) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  if (line !== "") lines.push(line);
  const cut = lines.slice(0, MOST_LINES).map((one) => (one.length > LINE_CHARS + 6 ? `${one.slice(0, LINE_CHARS + 5)}…` : one));
  if (lines.length > MOST_LINES) cut[MOST_LINES - 1] = `${cut[MOST_LINES - 1]!.slice(0, LINE_CHARS + 4)}…`;
  return cut;
}

/** Half the width of a node, by the number of reports that speak of it. */
export function radius({ nReports, focus }: Pick<GraphNode, "nReports" | "focus">): number {
  return Math.round(Math.min(27, 12 + 3.4 * Math.sqrt(nReports)) + (focus ? 4 : 0));
}

/** The width of a line, by the number of origins. */
export function lineWidth(nOrigins: number): number {
  return Math.round((1.3 + 1.15 * Math.log2(Math.max(1, nOrigins))) * 10) / 10;
}
