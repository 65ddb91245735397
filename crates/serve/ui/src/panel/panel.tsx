/** What stands beside a view: a node, an edge, or over both the report with a claim. */

import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "../parts/dialog.tsx";
import { patch, route } from "../state/route.ts";
import { EdgePanel } from "./edge.tsx";
import { NodePanel } from "./node.tsx";
import { Reader } from "./reader.tsx";

/** The panel; it has the focus when it opens from the keyboard and gives it back when it closes. */
export function Panel() {
  const { node, edge, claim, report, at } = route.value.params;
  const isReader = claim !== undefined || report !== undefined;
  const panel = useRef<HTMLElement>(null);
  const opened = useRef<Element | null>(null);
  const shown = claim ?? report ?? edge ?? node;

  useEffect(() => {
    opened.current = document.activeElement;
    return () => {
      const back = opened.current;
      if (back instanceof HTMLElement && back.isConnected && document.activeElement === document.body) back.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const now = document.activeElement;
    // Keys in the graph go on working there; whoever followed a link reads on in the panel.
    if (now instanceof HTMLElement && now.closest(".canvas")) return;
    panel.current?.querySelector<HTMLElement>(".panel-title")?.focus({ preventScroll: true });
    panel.current?.querySelector(".panel-scroll")?.scrollTo(0, 0);
  }, [shown]);

  const close = () => {
    if (isReader) patch({ claim: undefined, report: undefined, at: undefined });
    else patch({ node: undefined, edge: undefined });
  };
  return (
    <aside ref={panel} class={isReader ? "panel panel-reader" : "panel"} aria-label={isReader ? "Report" : edge ? "Edge" : "Node"}>
      <IconButton icon={isReader && (node ?? edge) ? "back" : "close"} label={isReader && (node ?? edge) ? "Back" : "Close"} keys="Escape" onClick={close} class="panel-close" />
      {isReader ? <Reader claim={claim} report={report} at={at} /> : edge ? <EdgePanel edge={edge} /> : <NodePanel id={node!} />}
    </aside>
  );
}
