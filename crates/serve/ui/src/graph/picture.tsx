/** The picture with what surrounds it: tip under the pointer, keys. */

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { stepsTo } from "../state/route.ts";
import { announce } from "../state/store.ts";
import { dark } from "../state/theme.ts";
import { IconButton } from "../parts/dialog.tsx";
import { count } from "../text/words.ts";
import { Canvas, type Under } from "./canvas.ts";
import { colours } from "./colours.ts";
import type { Drawn } from "./model.ts";
import type { Point } from "./state.ts";
import { Tip } from "./tip.tsx";
import type { ViewActs } from "./view.tsx";

interface PictureProps {
  shown: Drawn;
  /** Ids of all nodes, also those that filters keep out of sight. */
  all: ReadonlySet<string>;
  places: ReadonlyMap<string, Point>;
  chosen: string | undefined;
  acts: ViewActs;
  onMoved: (places: ReadonlyMap<string, Point>) => void;
}

/** The picture. */
export function Picture({ shown, all, places, chosen, acts, onMoved }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas>(undefined);
  const [under, setUnder] = useState<Under>();
  const moved = useRef(onMoved);
  moved.current = onMoved;

  useLayoutEffect(() => {
    const made = new Canvas(frame.current!, colours(), {
      select: (kind, id) => (kind === "node" ? acts.choose(id) : acts.chooseLink(...(id.split("~") as [string, string]))),
      unselect: acts.unchoose,
      expand: acts.expand,
      moved: (at) => moved.current(at),
      hover: setUnder,
    });
    canvas.current = made;
    const size = new ResizeObserver(() => made.resize());
    size.observe(frame.current!);
    size.observe(frame.current!.parentElement!);
    return () => {
      size.disconnect();
      made.destroy();
    };
  }, []);
  const n = useRef(0);
  useDrawn(() => {
    // A picture that grew is shown whole; one that was filtered stays where it is.
    canvas.current!.update(shown, all, places, shown.nodes.length > n.current && n.current > 0);
    n.current = shown.nodes.length;
  }, [shown, places]);
  useDrawn(() => {
    canvas.current!.choose(chosen);
    if (chosen && !chosen.includes("~")) canvas.current!.reveal(chosen);
  }, [chosen, shown]);
  useDrawn(() => canvas.current!.recolour(colours()), [dark.value]);

  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      const by = stepsTo(event.shiftKey ? 1 : -1);
      event.preventDefault();
      if (by !== undefined) history.go(by);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(event, canvas.current!, shown, acts)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <>
      <div
        class="canvas"
        ref={frame}
        tabIndex={0}
        role="application"
        aria-roledescription="graph"
        aria-label={`Graph of ${count(shown.nodes.length, "node")} and ${count(shown.links.length, "line")}. Arrow keys go from node to node, Enter opens a node, E grows it, H hides it, plus and minus zoom, 0 shows everything. The same is there as a table.`}
        onKeyDown={onKeyDown}
        onFocus={() => !canvas.current!.walked && frame.current!.matches(":focus-visible") && walk(canvas.current!, shown, shown.nodes.find((node) => node.focus)?.id ?? shown.nodes[0]?.id)}
        onBlur={() => canvas.current?.walkTo(undefined)}
      />
      <div class="zoomer" role="group" aria-label="Zoom">
        <IconButton icon="plus" label="Larger" onClick={() => canvas.current!.zoom(1.25)} />
        <IconButton icon="minus" label="Smaller" onClick={() => canvas.current!.zoom(0.8)} />
        <IconButton icon="fit" label="Show everything" onClick={() => canvas.current!.fit()} />
      </div>
      {under && <Tip under={under} shown={shown} room={{ width: frame.current!.parentElement!.clientWidth, height: frame.current!.clientHeight }} />}
    </>
  );
}

/** Draws after the page has shown what else changed: large pictures take longer than a reader waits. */
function useDrawn(draw: () => void, on: readonly unknown[]): void {
  useEffect(() => {
    const timer = setTimeout(draw);
    return () => clearTimeout(timer);
  }, on);
}

const ARROWS: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Does what a key asks for; says whether it was one of the graph's keys. */
function act(event: KeyboardEvent, canvas: Canvas, shown: Drawn, acts: ViewActs): boolean {
  const at = canvas.walked;
  const arrow = ARROWS[event.key];
  if (arrow && event.shiftKey) canvas.pan(-60 * arrow[0], -60 * arrow[1]);
  else if (arrow) walk(canvas, shown, at === undefined ? shown.nodes[0]?.id : (canvas.towards(at, ...arrow) ?? at));
  else if (event.key === "+" || event.key === "=") canvas.zoom(1.25);
  else if (event.key === "-") canvas.zoom(0.8);
  else if (event.key === "0") canvas.fit();
  else if (at === undefined) return false;
  else if (event.key === "Enter" || event.key === " ") acts.choose(at);
  else if (event.key === "e" || event.key === "E") acts.expand(at);
  else if (event.key === "h" || event.key === "H" || event.key === "Delete") acts.hide(at);
  else return false;
  return true;
}

function walk(canvas: Canvas, shown: Drawn, id: string | undefined): void {
  canvas.walkTo(id);
  const node = shown.nodes.find((one) => one.id === id);
  if (!node) return;
  const own = shown.links.filter((link) => link.source === id || link.target === id);
  announce(`${node.label}, ${node.type.toLowerCase()}, ${count(own.length, "line")}${node.hidden > 0 ? `, ${count(node.hidden, "more neighbour")}` : ""}`);
}
