/** The frame of the page: what every view stands in. */

import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "./parts/dialog.tsx";
import { Fault, Waiting } from "./parts/frame.tsx";
import { Icon, Logo } from "./parts/icons.tsx";
import { Picker } from "./parts/picker.tsx";
import { Notices } from "./parts/notices.tsx";
import { Panel } from "./panel/panel.tsx";
import { go, href, openNode, patch, route } from "./state/route.ts";
import { announcement, canJudge, live, loadStore, store, storeFault } from "./state/store.ts";
import { choose, theme, type Theme } from "./state/theme.ts";
import { CurrentView, VIEWS } from "./views/views.tsx";

/** The whole page. */
export function App() {
  useShortcuts();
  const content = useRef<HTMLElement>(null);
  const { view, params } = route.value;
  const hasPanel = params["node"] || params["edge"] || params["claim"] || params["report"];
  const isArriving = useRef(false);
  /** Whoever came by a link begins at the view's heading, once it is there. */
  const arrive = () => {
    const heading = isArriving.current ? content.current?.querySelector<HTMLElement>("h1") : undefined;
    if (!heading) return;
    heading.focus({ preventScroll: true });
    content.current!.scrollTop = 0;
    isArriving.current = false;
  };
  useEffect(() => {
    // The first view leaves the focus where it is.
    isArriving.current = last.view !== undefined && last.view !== view;
    last.view = view;
    arrive();
  }, [view]);
  return (
    <>
      <a class="skip" href="#content" onClick={(event) => { event.preventDefault(); content.current?.focus(); }}>Skip to content</a>
      <Head view={view} />
      <div class={`body${hasPanel ? " has-panel" : ""}`}>
        <main id="content" ref={content} tabIndex={-1} class={view === "graph" ? "main main-graph" : "main"}>
          {store.value ? <CurrentView view={view} onShown={arrive} /> : storeFault.value ? <NoStore text={storeFault.value} /> : <Waiting lines={6} />}
        </main>
        {store.value && hasPanel && <Panel />}
      </div>
      <Notices />
      <div class="aside" role="status" aria-live="polite" id="announcer">{announcement.value}</div>
    </>
  );
}

const last: { view: string | undefined } = { view: undefined };

function NoStore({ text }: { text: string }) {
  return (
    <div class="view">
      <h1 tabIndex={-1}>The store cannot be read</h1>
      <Fault text={text} />
      <button type="button" class="button" onClick={() => void loadStore()}>Try again</button>
    </div>
  );
}

function Head({ view }: { view: string }) {
  return (
    <header class="head">
      <a class="brand" href={href("")} aria-label="Rapporteur, start">
        <Logo />
      </a>
      <Picker
        class="head-search"
        label="Search names, sentences and headlines"
        placeholder="Search names, sentences, headlines"
        quiet
        shortcut="/"
        initial={view === "search" ? (route.value.params["q"] ?? "") : ""}
        onPick={(node) => (view === "graph" ? openNode(node.id) : go("graph", { focus: node.id, node: node.id }))}
        onWords={(q) => go("search", { q })}
      />
      <nav class="nav" aria-label="Views">
        {VIEWS.filter((one) => one.label && (!one.judging || canJudge.value)).map((one) => (
          <a key={one.name} href={href(one.name)} aria-current={one.name === view ? "page" : undefined}>{one.label}</a>
        ))}
      </nav>
      <div class="head-tools">
        {live.value === "lost" && <span class="lost" title="The page does not hear of changes until the server answers again"><Icon name="warn" /> offline</span>}
        <ThemeButton />
      </div>
    </header>
  );
}

const NEXT: Record<Theme, Theme> = { auto: "light", light: "dark", dark: "auto" };

function ThemeButton() {
  const now = theme.value;
  const icon = now === "auto" ? "auto" : now === "light" ? "sun" : "moon";
  const label = { auto: "Colours as the system has them", light: "Light colours", dark: "Dark colours" }[now];
  return <IconButton icon={icon} label={`${label}; change to ${NEXT[now]}`} onClick={() => choose(NEXT[now])} class="theme-button" />;
}

/** `/` goes to the search box, Escape closes what was opened last. */
function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable=true], .editor");
      if (event.key === "/" && !typing) {
        event.preventDefault();
        const box = document.querySelector<HTMLInputElement>("[data-shortcut='/']");
        box?.focus();
        box?.select();
      } else if (event.key === "Escape" && !typing) {
        const { params } = route.peek();
        const open = ["claim", "report", "edge", "node"].find((key) => params[key]);
        if (open) patch({ [open]: undefined, at: undefined });
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
