/** What the whole page knows: the store, its generation, what to tell the reader. */

import { computed, signal } from "@preact/signals";
import { ask, change, forget, path, Refusal } from "../api/client.ts";
import type { Judgement, StoreAnswer } from "../api/types.ts";
import { plain } from "../text/words.ts";
import { token } from "./token.ts";

/** The store as the server described it last. */
export const store = signal<StoreAnswer | undefined>(undefined);
/** Why there is none. */
export const storeFault = signal<string | undefined>(undefined);
/** The generation that the views show; a new one makes them ask again. */
export const generation = signal("");
/** That the store changed while the reader looked, until the notice is put away, with the build before. */
export const changed = signal<{ since: string | undefined } | undefined>(undefined);
/** Whether the server can be heard. */
export const live = signal<"connecting" | "open" | "lost">("connecting");

/** Whether judgements can be made from here. */
export const canJudge = computed(() => store.value?.writable === true && token.value !== undefined);

const relations = computed(() => new Map(store.value?.relations.map((row) => [row.relation, row])));
const types = computed(() => new Map(store.value?.types.map((row) => [row.type, row])));

/** How a relation reads from its subject. */
export function relationLabel(relation: string): string {
  return relations.value.get(relation)?.label ?? plain(relation);
}

/** How a relation reads from its object, if that has words. */
export function inverseLabel(relation: string): string | undefined {
  return relations.value.get(relation)?.inverse;
}

/** How a type reads. */
export function typeLabel(type: string): string {
  return types.value.get(type)?.label ?? type.toLowerCase();
}

/** Loads the description of the store. */
export async function loadStore(): Promise<void> {
  try {
    const loaded = await ask<StoreAnswer>("/api/store");
    store.value = loaded;
    storeFault.value = undefined;
    // What was asked while this answer was on its way may be of either generation.
    if (loaded.generation !== generation.peek()) forget();
    generation.value = loaded.generation;
  } catch (fault) {
    if (store.peek() === undefined) storeFault.value = fault instanceof Error ? fault.message : String(fault);
  }
}

/** Takes up a new generation: views ask again, keeping what they show until the answers are there. */
export async function renew(next: string, own: boolean): Promise<void> {
  if (next === generation.peek()) return;
  const before = store.peek()?.build;
  forget();
  await loadStore();
  if (!own) changed.value ??= { since: before };
}

/**
 * Follows the store: the server says when a new generation came into force. A tab in the background does not listen, since
 * a browser has few connections to one server; when it comes to the front it learns at once what it missed.
 */
export function followStore(): void {
  if (typeof EventSource === "undefined") return;
  let events: EventSource | undefined;
  const listen = () => {
    if (document.hidden) {
      events?.close();
      events = undefined;
    } else {
      events ??= open();
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}

function open(): EventSource {
  const events = new EventSource("/api/events");
  events.addEventListener("open", () => (live.value = "open"));
  events.addEventListener("error", () => (live.value = "lost"));
  events.addEventListener("generation", (event) => {
    live.value = "open";
    const told = generationOf((event as MessageEvent<string>).data);
    if (told !== undefined && generation.peek() !== "") hear(told);
  });
  return events;
}

function generationOf(data: string): string | undefined {
  try {
    const { generation } = JSON.parse(data) as { generation?: unknown };
    return typeof generation === "string" || typeof generation === "number" ? String(generation) : undefined;
  } catch {
    return undefined;
  }
}

/** Judgements on their way. The event of the generation that one makes may come before its answer does. */
let underway = 0;
/** Generations that judgements of this page made: no news to whoever made them. */
const own = new Set<string>();
/** The last generation that was told while judgements were on their way. */
let heard: string | undefined;

function hear(told: string): void {
  if (underway > 0) heard = told;
  else if (!own.has(told)) void renew(told, false);
}

/** Makes a change that no notice tells as news. `written` happens before the views ask again. */
async function made<T extends { generation: string }>(asked: () => Promise<T>, written?: () => void): Promise<T> {
  underway++;
  try {
    const answer = await asked();
    own.add(answer.generation);
    written?.();
    await renew(answer.generation, true);
    return answer;
  } finally {
    underway--;
    if (underway === 0 && heard !== undefined) {
      hear(heard);
      heard = undefined;
    }
  }
}

/**
 * Writes a judgement; its line can be taken back by its number. `written` happens before the views ask again: what shows
 * something that the judgement takes away goes first.
 */
export async function judge(judgement: Judgement, written?: () => void): Promise<void> {
  const { n, generation } = await made(() => change<{ generation: string; n: number }>("POST", "/api/judgements", { body: judgement }), written);
  undoable.value = { n, generation, judgement };
}

/** The judgement made last in this tab, so that it can be taken back at once. */
export const undoable = signal<{ n: number; generation: string; judgement: Judgement } | undefined>(undefined);

/**
 * Takes back the judgement that had a number in a generation. Numbers change with the store: if it is at another generation
 * nothing is taken back, and everything is asked again.
 */
export async function unjudge(n: number, of: string): Promise<void> {
  try {
    await made(() => change<{ generation: string }>("DELETE", `/api/judgements/${n}`, { generation: of }), () => (undoable.value = undefined));
  } catch (fault) {
    if (fault instanceof Refusal && fault.status === CHANGED) {
      forget();
      await loadStore();
    }
    throw fault;
  }
}

/** The status of a refusal because the store has changed. */
const CHANGED = 412;

/** What a fault says. */
export function faultText(fault: unknown): string {
  if (fault instanceof Refusal && fault.status === 403) {
    return `${fault.message} Open the address that rapporteur serve --writable printed, with its token.`;
  }
  if (fault instanceof Refusal && fault.status === CHANGED) {
    return "Nothing is taken back: the store has changed meanwhile, and with it the numbers of judgements. The list of judgements made is up to date again; undo there.";
  }
  return fault instanceof Error ? fault.message : String(fault);
}

/** What a screen reader is told next. */
export const announcement = signal("");

/** Tells a screen reader, without moving the focus. */
export function announce(text: string): void {
  // The same words twice are read twice only if the text changes.
  announcement.value = announcement.peek() === text ? `${text}\u00a0` : text;
}

export { path };
