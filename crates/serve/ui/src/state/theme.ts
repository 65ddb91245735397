/** Light or dark: as the system has it, unless the reader chose. */

import { signal } from "@preact/signals";
import { attempt } from "./token.ts";

export type Theme = "auto" | "light" | "dark";

const KEY = "rapporteur-theme";
const SYSTEM = window.matchMedia("(prefers-color-scheme: dark)");

/** What the reader chose. */
export const theme = signal<Theme>("auto");
/** Whether the page is dark now: colours of the canvas depend on it. */
export const dark = signal(false);

/** Takes up the choice of an earlier visit. */
export function takeTheme(): void {
  const chosen = attempt(() => localStorage.getItem(KEY));
  choose(chosen === "light" || chosen === "dark" ? chosen : "auto");
  SYSTEM.addEventListener("change", () => choose(theme.peek()));
}

/** Chooses a theme and keeps it for later visits. */
export function choose(next: Theme): void {
  theme.value = next;
  dark.value = next === "auto" ? SYSTEM.matches : next === "dark";
  const root = document.documentElement;
  if (next === "auto") delete root.dataset["theme"];
  else root.dataset["theme"] = next;
  attempt(() => (next === "auto" ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, next)));
}
