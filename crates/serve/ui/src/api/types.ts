/** The answers of the server, as `openapi.json` describes them. Absent values are left out. */

export type Status = "Happened" | "Planned" | "Possible" | "Denied";

export interface NodeRef {
  id: string;
  type: string;
  label: string;
}

export interface Counted extends NodeRef {
  names?: string[];
  nClaims: number;
  nReports: number;
}

export interface NamedQuery {
  name: string;
  title: string;
  description?: string;
  /** The query itself, so that it can be opened in the editor. */
  text?: string;
  parameters: { name: string; need: string; title: string; kind?: string; default?: string }[];
}

export interface Term {
  term: string;
  kind: "class" | "relation" | "qualifier";
  title: string;
}

export interface StoreAnswer {
  generation: string;
  /** What `changes` takes as `since`. */
  build: string;
  version: string;
  base: string;
  writable: boolean;
  counts: { reports: number; entities: number; claims: number; statements: number; origins: number; disputes: number };
  types: { type: string; label: string; count: number }[];
  relations: { relation: string; label: string; count: number; open: boolean; inverse?: string }[];
  statuses: { status: Status; count: number }[];
  queries: NamedQuery[];
  prefixes: Record<string, string>;
  terms: Term[];
  /** What most reports speak of, the most reported first. */
  top: Counted[];
  /** Some of what contradicts what. */
  disputes: Dispute[];
}

export interface Part {
  text: string;
  hit: boolean;
}

export interface ReportRef {
  id: string;
  title: string;
  publishedOn?: string;
  origin?: string;
  originLabel?: string;
  url?: string;
  input?: string;
  /** The newer text that took its place: then its claims count nowhere. */
  revisedBy?: string;
  nClaims?: number;
}

export interface SearchAnswer {
  nodes: Counted[];
  sentences: {
    report: string;
    title: string;
    publishedOn?: string;
    start: number;
    end: number;
    parts: Part[];
    claims: string[];
  }[];
  /** The origin of these is its name. */
  reports: { id: string; title: string; publishedOn?: string; origin?: string; parts: Part[] }[];
}

export type Told = NodeRef | number | string;

export interface ClaimEvidence {
  claim: string;
  status: Status;
  confidence: number;
  onDate?: string;
  qualifiers?: Record<string, Told>;
  attributedTo?: NodeRef;
  report: string;
  title: string;
  publishedOn?: string;
  origin?: string;
  start: number;
  end: number;
  quote: string;
  sentence: string;
}

export interface StatedEdge {
  subject?: NodeRef;
  relation: string;
  object?: NodeRef;
  value?: string;
  statuses: Status[];
  nOrigins: number;
  nReports: number;
  claims: ClaimEvidence[];
}

export interface Dispute {
  id: string;
  kind: string;
  about: NodeRef;
  claims: { claim: string; status: Status; quote: string; report: string; title: string; originLabel?: string }[];
}

export interface NodeAnswer {
  node: NodeRef;
  iri: string;
  names: string[];
  wikidata?: string;
  when?: string;
  meetingStatus?: string;
  properties: { name: string; label: string; value?: string; node?: NodeRef }[];
  relations: { relation: string; label: string; outgoing: boolean; edges: (StatedEdge & { other?: NodeRef })[] }[];
  said: StatedEdge[];
  reports: ReportRef[];
  disputes: Dispute[];
  /** Where reports name it: what a judgement that parts two things is made of. */
  mentions: Mention[];
}

export interface Mention {
  /** How a judgement names the place. */
  mention: string;
  report: string;
  title: string;
  words: string;
}

export interface GraphNode extends NodeRef {
  nClaims: number;
  nReports: number;
  focus: boolean;
  /** Further neighbours that the answer leaves out. */
  hidden: number;
}

export interface GraphEdge {
  id: string;
  source: string;
  target: string;
  relation: string;
  label: string;
  statuses: Status[];
  plain: boolean;
  distant: boolean;
  nOrigins: number;
  nReports: number;
  nClaims: number;
  claims: string[];
}

export interface GraphAnswer {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

export interface PathAnswer {
  from: NodeRef;
  to: NodeRef;
  paths: {
    cost: number;
    nodes: NodeRef[];
    steps: { from: NodeRef; to: NodeRef; nOrigins: number; edges: StatedEdge[] }[];
  }[];
}

export interface MeetingRow extends NodeRef {
  when?: string;
  place?: NodeRef;
  /** Latitude and longitude of the place in degrees. */
  coordinates?: [number, number];
  status?: string;
  nReports: number;
  nOrigins: number;
  nParticipants: number;
  nDisputed: number;
}

export type Verdict = "disputed" | "differs" | "agreed" | "single";

export interface Saying {
  id: string;
  report: string;
  status: Status;
  value?: string | null;
  unit?: string | null;
  bound?: string | null;
  qualifiers?: string[];
  date?: string | null;
  speaker?: NodeRef | null;
  alleged: boolean;
  confidence: number;
  quote: string;
  sentence: string;
}

export interface Facet {
  relation: string;
  part: "subject" | "object";
  other?: NodeRef | null;
  label: string;
  verdict: Verdict;
  nAgree: number;
  note?: string | null;
  answers: { answer: string; origins: string[] }[];
  cells: { origin: string; words: string[]; claims: Saying[] }[];
}

export interface Matrix {
  about: NodeRef;
  origins: { id: string; label: string; reports: { date?: string | null; title: string; publisher?: string | null; id: string }[] }[];
  facets: Facet[];
}

export interface Standing {
  claim: string;
  report: string;
  title: string;
  originLabel?: string;
  quote: string;
  status: Status;
}

export interface EvidenceAnswer {
  claim: ClaimEvidence & {
    subject?: NodeRef;
    relation: string;
    label: string;
    object?: NodeRef;
    value?: string;
    distant: boolean;
    foundBy: string;
  };
  report: ReportRef & { text: string };
  agree: Standing[];
  differ: Standing[];
  silent: { originLabel: string; reports: string[] }[];
}

export interface ReportAnswer extends ReportRef {
  text: string;
  claims: {
    claim: string;
    start: number;
    end: number;
    quote: string;
    relation: string;
    label: string;
    status: Status;
    subject?: NodeRef;
    object?: NodeRef;
    value?: string;
  }[];
}

export interface TimelineEntry {
  when: string;
  from?: string;
  to?: string;
  precision: string;
  node?: NodeRef;
  edges: StatedEdge[];
}

export interface Passage {
  name: string;
  report: string;
  title: string;
  quote: string;
  place: string;
}

export interface DoubtfulPair {
  merged: boolean;
  left_entity: string;
  left: Passage;
  right_entity: string;
  right: Passage;
  sum?: number | null;
  needed?: number | null;
  for: string[];
  against: string[];
}

/** A doubtful claim; only what the page shows of it is listed. */
export interface DoubtfulClaim {
  effect: "carries" | "makes" | "none";
  touching: number;
  [further: string]: unknown;
}

export interface DoubtsAnswer {
  doubtful: number;
  pairs: DoubtfulPair[];
  doubtfulClaims: number;
  claims: DoubtfulClaim[];
}

export type Decision = "merge" | "separate" | "rename" | "retype" | "drop" | "keep";

export interface Judgement {
  decision: Decision;
  node?: string;
  other?: string;
  value?: string;
  claim?: string;
  reason: string;
}

export interface MadeJudgement extends Judgement {
  n: number;
  applied: boolean;
}

/** What came, what is otherwise, and what went. */
export interface Altered<T> {
  new: T[];
  changed: T[];
  gone: T[];
}

export interface NodeNews extends NodeRef {
  status?: string;
  was?: NodeNews;
}

export interface ChangesAnswer {
  since?: string;
  build: string;
  reports: Altered<{ id: string; title: string; input: string; url?: string; revises?: string }>;
  meetings: Altered<NodeNews>;
  people: Altered<NodeNews>;
  things: Altered<NodeNews>;
  claims: Altered<{ claim: string; words: string; status: Status; title: string; report: string }>;
  /** Their ids are subject, relation and object with spaces between. */
  edges: Altered<{ words: string; edge: string }>;
  disputes: Altered<{ id: string; kind: string; label: string; about: string }>;
}

export interface SparqlResults {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, Term1 | undefined>[] };
}

/** A term of SPARQL Results JSON. */
export interface Term1 {
  type: "uri" | "literal" | "bnode" | "typed-literal" | "triple";
  value: string | unknown;
  datatype?: string;
  "xml:lang"?: string;
}
