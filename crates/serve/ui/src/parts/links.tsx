/** Links to nodes, claims and reports: real addresses, so that they open in a tab of their own too. */

import type { ComponentChildren } from "preact";
import { href, openClaim, openNode, openReport } from "../state/route.ts";
import type { NodeRef } from "../api/types.ts";
import { TypeMark } from "./icons.tsx";

/** Whether a click asks for this page and not for another tab. */
export function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function here(act: () => void) {
  return (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    act();
  };
}

/** A node by its best name; it opens beside the view. */
export function NodeLink({ node, mark = true, strong = false }: { node: NodeRef; mark?: boolean; strong?: boolean }) {
  return (
    <a
      class={`node-link${strong ? " node-link-strong" : ""}`}
      href={href("graph", { focus: node.id, node: node.id })}
      data-node={node.id}
      onClick={here(() => openNode(node.id))}
    >
      {mark && <TypeMark type={node.type} size={16} />}
      <bdi>{node.label}</bdi>
    </a>
  );
}

/** What opens the evidence of a claim. */
export function ClaimLink({ claim, children, class: name, title }: { claim: string; children: ComponentChildren; class?: string; title?: string }) {
  return (
    <a class={name ?? "claim-link"} href={href("evidence", { claim })} title={title} onClick={here(() => openClaim(claim))}>
      {children}
    </a>
  );
}

/** What opens a report. */
export function ReportLink({ report, title }: { report: string; title: string }) {
  return (
    <a class="report-link" href={href("reports", { report })} onClick={here(() => openReport(report))}>
      <bdi>{title === "" ? "untitled report" : title}</bdi>
    </a>
  );
}

/** An address outside, which opens only where the reader asks for it: http and https alone. */
export function Outside({ url, children }: { url: string; children: ComponentChildren }) {
  return /^https?:\/\//i.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer noopener external">{children}</a>
  ) : (
    <span>{children}</span>
  );
}
