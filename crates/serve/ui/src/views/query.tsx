/** Questions that have a name, and questions in SPARQL. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ask, path, sparql } from "../api/client.ts";
import type { NamedQuery, SparqlResults } from "../api/types.ts";
import { Nothing, View, Waiting } from "../parts/frame.tsx";
import { Icon } from "../parts/icons.tsx";
import { Picker } from "../parts/picker.tsx";
import { go, href, route } from "../state/route.ts";
import { faultText, generation, store } from "../state/store.ts";
import { useLoaded } from "../state/use.ts";
import { folded } from "../text/words.ts";
import { Results } from "./result-table.tsx";

/** An answer to a query, a graph as text, or a fault. */
export interface Answered {
  results?: SparqlResults & { graph?: string };
  fault?: string;
  waiting: boolean;
}

const PARAMETER = "p.";

/** The view. */
export function Query() {
  const { name, q, write } = route.value.params;
  const queries = store.value!.queries;
  const query = queries.find((one) => one.name === name);
  const isWriting = q !== undefined || write === "1";
  return (
    <View title={isWriting ? "SPARQL" : (query?.title ?? "Questions")} lead={isWriting ? "Any other question is SPARQL; the prefixes are known." : (query?.description ?? "Frequent questions have a name. Choose one, or write your own in SPARQL.")} wide>
      <div class="query">
        <QueryList queries={queries} name={isWriting ? undefined : name} isWriting={isWriting} />
        <div class="query-main">
          {isWriting ? <Written key="written" q={q ?? ""} /> : query ? <Named key={query.name} query={query} /> : name !== undefined ? <Nothing>There is no question of the name “{name}”.</Nothing> : <Nothing>Choose a question.</Nothing>}
        </div>
      </div>
    </View>
  );
}

function QueryList({ queries, name, isWriting }: { queries: NamedQuery[]; name: string | undefined; isWriting: boolean }) {
  const [words, setWords] = useState("");
  const wanted = folded(words).split(/\s+/);
  const shown = queries.filter((query) => wanted.every((word) => folded(`${query.name} ${query.title}`).includes(word)));
  return (
    <nav class="query-list" aria-label="Questions">
      <input type="search" aria-label="Filter questions" placeholder="Filter questions" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      <a href={href("query", { write: "1" })} class="query-write" aria-current={isWriting ? "page" : undefined}><Icon name="pen" /> Write SPARQL</a>
      <ul>
        {shown.map((query) => (
          <li key={query.name}>
            <a href={href("query", { name: query.name })} aria-current={query.name === name ? "page" : undefined}>{query.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The answer to what `load` asks, again when the store changes. */
function useAsked(key: string | undefined, load: (signal: AbortSignal) => Promise<SparqlResults>): Answered {
  const [state, set] = useState<Answered>({ waiting: false });
  const now = generation.value;
  useEffect(() => {
    if (key === undefined) {
      set({ waiting: false });
      return undefined;
    }
    const stop = new AbortController();
    set((last) => ({ ...last, waiting: true }));
    load(stop.signal).then(
      (results) => !stop.signal.aborted && set({ results, waiting: false }),
      (fault: unknown) => !stop.signal.aborted && set({ fault: faultText(fault), waiting: false }),
    );
    return () => stop.abort();
  }, [key, now]);
  return state;
}

function isRequired(parameter: NamedQuery["parameters"][number]): boolean {
  return parameter.need === "required";
}

function Named({ query }: { query: NamedQuery }) {
  const { params } = route.value;
  const given = Object.fromEntries(query.parameters.map(({ name }) => [name, params[PARAMETER + name] ?? ""]));
  const missing = query.parameters.filter((parameter) => isRequired(parameter) && given[parameter.name] === "");
  const address = path("query", { name: query.name, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")) });
  const answered = useAsked(missing.length === 0 ? address : undefined, (signal) => ask<SparqlResults>(address, signal));
  const set = (changes: Record<string, string>) => {
    const all = { ...given, ...changes };
    go("query", { name: query.name, ...Object.fromEntries(Object.entries(all).map(([key, value]) => [PARAMETER + key, value])) });
  };
  return (
    <>
      {query.parameters.length > 0 && (
        <div class="parameters">
          {query.parameters.map((parameter) => <Parameter key={parameter.name} of={parameter} value={given[parameter.name]!} onSet={(value) => set({ [parameter.name]: value })} />)}
        </div>
      )}
      {query.text !== undefined && (
        <p class="query-acts">
          <a class="button button-small" href={href("query", { q: body(query.text) })}><Icon name="pen" /> Open in the editor</a>
        </p>
      )}
      {missing.length > 0 ? <Nothing>Give {missing.map((parameter) => parameter.name).join(" and ")} to ask.</Nothing> : <Shown answered={answered} name={query.name} asked={given} />}
    </>
  );
}

/** A query without its header of comments. */
function body(text: string): string {
  return text.replace(/^(#.*\n)+/, "");
}

/** Kinds whose values are no nodes. */
const WORDS = ["text", "name"];

function Parameter({ of, value, onSet }: { of: NamedQuery["parameters"][number]; value: string; onSet: (value: string) => void }) {
  const label = `${of.name}: ${of.title}${isRequired(of) ? "" : " (optional)"}`;
  if (of.kind !== undefined && WORDS.includes(of.kind)) {
    return (
      <form
        class="picker"
        onSubmit={(event) => {
          event.preventDefault();
          onSet(new FormData(event.currentTarget).get("value")?.toString().trim() ?? "");
        }}
      >
        <label class="field">
          <span class="field-label">{label}</span>
          <input type="text" name="value" value={value} onBlur={(event) => event.currentTarget.value.trim() !== value && onSet(event.currentTarget.value.trim())} />
        </label>
      </form>
    );
  }
  return (
    <div class="parameter">
      <Picker label={label} initial={value} placeholder="Type a name" onPick={(node) => onSet(node.label)} onWords={onSet} />
      {value !== "" && <button type="button" class="button button-small" onClick={() => onSet("")}>Clear {of.name}</button>}
    </div>
  );
}

const FIRST = `# Who meets whom, and what the reports say of it.
SELECT ?one ?other ?status ?quote
WHERE {
  ?claim rdf:predicate rap:meetsWith ;
    rdf:subject/rdfs:label ?one ;
    rdf:object/rdfs:label ?other ;
    rap:status ?status ;
    rap:evidence/rap:quote ?quote .
}
ORDER BY ?one ?other
LIMIT 100`;

function Written({ q }: { q: string }) {
  const draft = useRef(q === "" ? FIRST : q);
  const { value: part, fault } = useLoaded(() => import("../editor/editor.tsx"));
  const answered = useAsked(q === "" ? undefined : q, (signal) => sparql<SparqlResults>(q, signal));
  const [again, setAgain] = useState(0);
  const run = () => {
    const text = draft.current.trim();
    if (text !== "") go("query", { q: text }, q === text);
    setAgain(again + 1);
  };
  useEffect(() => {
    if (q !== "") draft.current = q;
  }, [q]);
  return (
    <>
      {part ? <part.Editor text={q === "" ? FIRST : q} fault={answered.fault} onChange={(text) => (draft.current = text)} onRun={run} /> : fault ? <Nothing>{fault}</Nothing> : <Waiting lines={6} />}
      <div class="query-acts">
        <button type="button" class="button button-main" onClick={run}><Icon name="play" /> Run</button>
        <span class="soft">Ctrl Enter runs, Ctrl Space completes</span>
      </div>
      <Shown answered={answered} name="query" />
    </>
  );
}

function Shown({ answered, name, asked }: { answered: Answered; name: string; asked?: Record<string, string> }) {
  const { results } = answered;
  const answer = useMemo(() => results, [results]);
  if (answered.fault !== undefined) {
    return <div class="fault" role="alert"><pre>{answered.fault}</pre></div>;
  }
  if (!answer) return answered.waiting ? <Waiting lines={6} /> : null;
  if (answer.graph !== undefined) return <pre class="turtle" tabIndex={0}>{answer.graph}</pre>;
  return (
    <div class={answered.waiting ? "stale" : ""}>
      <Results answer={answer} name={name} asked={asked} />
    </div>
  );
}
