/** Signs of the page: node types, statuses, and the pictures on buttons. */

import { Fragment } from "preact";
import type { Status, Verdict } from "../api/types.ts";
import { typeLabel } from "../state/store.ts";
import { STATUS_WORDS } from "../text/words.ts";
import { look, outline } from "./shapes.ts";

const outlines = new Map<string, string>();

function markOutline(type: string): string {
  let path = outlines.get(type);
  if (path === undefined) outlines.set(type, (path = outline(look(type).shape, 12, 12, 11, 11)));
  return path;
}

/** The sign of a type, with its name for those who cannot see it unless it stands beside. */
export function TypeMark({ type, named = true, size = 20 }: { type: string; named?: boolean; size?: number }) {
  const { icon, colour, dashed } = look(type);
  return (
    <svg
      class={`type-mark t-${colour}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role={named ? "img" : undefined}
      aria-label={named ? typeLabel(type) : undefined}
      aria-hidden={named ? undefined : "true"}
    >
      <path class="type-mark-shape" d={markOutline(type)} stroke-dasharray={dashed ? "3 2" : undefined} />
      <path class="type-mark-icon" d={icon} transform="translate(5.6 5.6) scale(.8)" fill-rule="evenodd" />
    </svg>
  );
}

/** How a line of a status is drawn, with the word. */
export function StatusMark({ status, distant = false, word = true }: { status: Status; distant?: boolean; word?: boolean }) {
  const words = STATUS_WORDS[status] + (distant ? ", alleged" : "");
  return (
    <span class={`status status-${status.toLowerCase()}`} role={word ? undefined : "img"} aria-label={word ? undefined : words} title={word ? undefined : words}>
      <StatusLine status={status} />
      {word && words}
    </span>
  );
}

/** A piece of a line as the graph draws it. */
export function StatusLine({ status }: { status: Status }) {
  const dash = { Happened: undefined, Planned: "4 2.4", Possible: "1 2.6", Denied: undefined }[status];
  return (
    <svg class="status-line" width="22" height="10" viewBox="0 0 22 10" aria-hidden="true">
      <path d="M1 5h15" stroke-dasharray={dash} stroke-linecap={status === "Possible" ? "round" : "butt"} />
      {status === "Denied" ? <path d="m6.5 1.5 5 7m0-7-5 7" /> : null}
      <path class="status-head" d="m15 1.8 6 3.2-6 3.2z" />
    </svg>
  );
}

const VERDICTS: Record<Verdict, { sign: string; word: string }> = {
  disputed: { sign: "≠", word: "disputed" },
  differs: { sign: "~", word: "differs" },
  agreed: { sign: "=", word: "agreed" },
  single: { sign: "1", word: "one voice" },
};

/** How origins stand to one another. */
export function VerdictMark({ verdict, word = true }: { verdict: Verdict; word?: boolean }) {
  const { sign, word: name } = VERDICTS[verdict];
  return (
    <span class={`verdict verdict-${verdict}`}>
      <span class="verdict-sign" aria-hidden="true">{sign}</span>
      {word ? name : <span class="aside">{name}</span>}
    </span>
  );
}

const PATHS = {
  search: ["M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z", "m10.4 10.4 3.6 3.6"],
  close: ["m3.5 3.5 9 9m0-9-9 9"],
  back: ["M10 3 5 8l5 5"],
  forward: ["m6 3 5 5-5 5"],
  down: ["m3 6 5 5 5-5"],
  undo: ["M6 3.2 2.6 6.6 6 10", "M3 6.6h6.2a3.7 3.7 0 0 1 0 7.4H6.5"],
  redo: ["m10 3.2 3.4 3.4L10 10", "M13 6.6H6.8a3.7 3.7 0 0 0 0 7.4h2.7"],
  plus: ["M8 3v10M3 8h10"],
  minus: ["M3 8h10"],
  fit: ["M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10"],
  filter: ["M2 3.5h12L9.5 8.8v4.4l-3-1.5V8.8z"],
  download: ["M8 2v8m-3.2-3L8 10.2 11.2 7", "M2.8 13.5h10.4"],
  link: ["M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8", "M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.5 8.8a2.6 2.6 0 0 0 3.7 3.7l.8-.8"],
  list: ["M5.5 4h8M5.5 8h8M5.5 12h8", "M2.4 4h.2M2.4 8h.2M2.4 12h.2"],
  graph: ["M4.2 4.6a1.9 1.9 0 1 0 0-.1zM10.4 6a1.7 1.7 0 1 0 0-.1zM6.4 12.2a1.7 1.7 0 1 0 0-.1z", "m6 5 4.4.8M5 6.3l2.4 4.4M9.3 11l2-3.6"],
  hide: ["M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4z", "M2.5 13.5l11-11"],
  sun: ["M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z", "M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M12.7 3.3l-1 1M4.3 11.7l-1 1"],
  moon: ["M13.2 9.8A5.6 5.6 0 0 1 6.2 2.8a5.6 5.6 0 1 0 7 7z"],
  auto: ["M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4z", "M8 2.4v11.2M8 5h4.6M8 8h5.6M8 11h4.6"],
  check: ["m3 8.4 3.4 3.4L13 4.6"],
  warn: ["M8 2.2 14.2 13H1.8z", "M8 6.4v3.2M8 11.3v.2"],
  more: ["M3.4 8h.2M8 8h.2M12.6 8h.2"],
  menu: ["M2.5 4h11M2.5 8h11M2.5 12h11"],
  pen: ["m3 13 .6-2.8 7.3-7.3 2.2 2.2-7.3 7.3z"],
  play: ["M4.5 2.8v10.4L13 8z"],
  path: ["M3.4 12.6a1.6 1.6 0 1 0 0-.1zM10.2 3.8a1.6 1.6 0 1 0 0-.1z", "M5.6 11.4c4-1 .6-5.4 4.6-6.6"],
} as const;

export type IconName = keyof typeof PATHS;

/** A picture for a button; the button has the words. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {PATHS[name].map((d) => <path key={d} d={d} />)}
    </svg>
  );
}

/** The name and sign of the program. */
export function Logo() {
  return (
    <Fragment>
      <svg class="logo" width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" class="logo-ground" />
        <path d="M9 11.5 23 9M9 11.5 20 23M23 9 20 23" class="logo-lines" />
        <circle cx="9" cy="11.5" r="4" class="logo-a" />
        <circle cx="23" cy="9" r="3.2" class="logo-b" />
        <circle cx="20" cy="23" r="3.6" class="logo-c" />
      </svg>
      <span class="logo-word">Rapporteur</span>
    </Fragment>
  );
}
