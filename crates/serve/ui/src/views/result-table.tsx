/** The table of a query, in pages. */

import { useEffect, useMemo, useState } from "preact/hooks";
import type { SparqlResults } from "../api/types.ts";
import { csv } from "../export/csv.ts";
import { download, downloadWorkbook } from "../export/download.ts";
import { Nothing } from "../parts/frame.tsx";
import { Icon } from "../parts/icons.tsx";
import { ClaimLink, isPlain, Outside } from "../parts/links.tsx";
import { href, openNode, openReport } from "../state/route.ts";
import { announce, store } from "../state/store.ts";
import { count, number } from "../text/words.ts";
import { type ResultCell, sorted, table } from "./results.ts";

const PAGE_ROWS = 100;

/** The table. `asked` are the parameters of a named query, which the server writes as a workbook too. */
export function Results({ answer, name, asked }: { answer: SparqlResults; name: string; asked?: Record<string, string> | undefined }) {
  const { base, prefixes } = store.value!;
  const all = useMemo(() => table(answer, base, prefixes), [answer, base, prefixes]);
  const [page, setPage] = useState(0);
  const [order, setOrder] = useState<{ column: number; down: boolean }>();
  useEffect(() => {
    setPage(0);
    setOrder(undefined);
    announce(count(all.rows.length, "row"));
  }, [all]);
  const rows = useMemo(() => (order ? sorted(all.rows, order.column, order.down) : all.rows), [all, order]);
  const pages = Math.ceil(rows.length / PAGE_ROWS);
  if (all.rows.length === 0) return <Nothing>No row.</Nothing>;
  return (
    <div class="results-table">
      <div class="results-head">
        <p><b>{count(all.rows.length, "row")}</b></p>
        <button type="button" class="button button-small" onClick={() => download(`${name}.csv`, "text/csv", csv([all.columns, ...rows.map((row) => row.map((cell) => cell.text))]))}>
          <Icon name="download" /> CSV
        </button>
        {asked && <button type="button" class="button button-small" onClick={() => void downloadWorkbook(name, { query: name, ...asked })}><Icon name="download" /> XLSX</button>}
      </div>
      <div class="table-frame" tabIndex={0} role="region" aria-label="Result">
        <table class="table">
          <thead>
            <tr>
              {all.columns.map((column, i) => (
                <th scope="col" key={column} aria-sort={order?.column === i ? (order.down ? "descending" : "ascending") : undefined}>
                  <button type="button" class="sorter" onClick={() => setOrder({ column: i, down: order?.column === i && !order.down })}>
                    {column}
                    <span aria-hidden="true">{order?.column === i ? (order.down ? " ↓" : " ↑") : ""}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS).map((row, i) => (
              <tr key={page * PAGE_ROWS + i}>{row.map((cell, j) => <td key={j} class={cell.number === undefined ? "" : "n"}><Cell cell={cell} /></td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <nav class="pager" aria-label="Pages of the result">
          <button type="button" class="button button-small" disabled={page === 0} onClick={() => setPage(page - 1)}><Icon name="back" /> Before</button>
          <span>{number(page * PAGE_ROWS + 1)}–{number(Math.min(rows.length, (page + 1) * PAGE_ROWS))} of {number(rows.length)}</span>
          <button type="button" class="button button-small" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>Next <Icon name="forward" /></button>
        </nav>
      )}
    </div>
  );
}

function Cell({ cell }: { cell: ResultCell }) {
  const { to, text } = cell;
  if (!to) return cell.number === undefined ? <bdi>{text}</bdi> : <>{text}</>;
  if (to.kind === "claim") return <ClaimLink claim={to.id}>{text}</ClaimLink>;
  if (to.kind === "outside") return <Outside url={to.id}><bdi>{text}</bdi></Outside>;
  const open = to.kind === "node" ? () => openNode(to.id) : () => openReport(to.id);
  return (
    <a
      href={to.kind === "node" ? href("graph", { focus: to.id, node: to.id }) : href("reports", { report: to.id })}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        open();
      }}
    >
      <bdi>{text}</bdi>
    </a>
  );
}
