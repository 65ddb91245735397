/** What views share: their heading, what shows while an answer is on its way, and what shows when none comes. */

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Awaited } from "../state/use.ts";

/** A view with its heading, which takes the focus when the view opens. */
export function View({ title, lead, actions, children, wide = false }: {
  title: string;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
  wide?: boolean;
}) {
  useEffect(() => {
    document.title = `${title} – Rapporteur`;
  }, [title]);
  return (
    <div class={`view${wide ? " view-wide" : ""}`}>
      <header class="view-head">
        <div>
          <h1 tabIndex={-1}><bdi>{title}</bdi></h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {actions && <div class="view-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** An answer, or what stands in its place. */
export function Answer<T>({ of, children, lines = 4 }: { of: Awaited<T>; children: (value: T) => ComponentChildren; lines?: number }) {
  if (of.value !== undefined) return <>{children(of.value)}</>;
  if (of.fault !== undefined) return <Fault text={of.fault} />;
  return of.waiting ? <Waiting lines={lines} /> : null;
}

/** Grey lines where an answer will stand. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  return (
    <div class="waiting" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, i) => <div key={i} class={`waiting-line waiting-line-${i % 4}`} />)}
    </div>
  );
}

/** What went wrong, and what to do. */
export function Fault({ text }: { text: string }) {
  return (
    <div class="fault" role="alert">
      <p>{text}</p>
    </div>
  );
}

/** Nothing to show, and why. */
export function Nothing({ children }: { children: ComponentChildren }) {
  return <p class="nothing">{children}</p>;
}

/** A part of a view under a heading. */
export function Section({ title, n, children, aside, level = 2, class: name }: {
  title: ComponentChildren;
  n?: number | undefined;
  children: ComponentChildren;
  aside?: ComponentChildren;
  level?: 2 | 3;
  class?: string;
}) {
  const Heading = `h${level}` as "h2" | "h3";
  return (
    <section class={`section${name ? ` ${name}` : ""}`}>
      <div class="section-head">
        <Heading>
          {title}
          {n !== undefined && <span class="count">{n}</span>}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
