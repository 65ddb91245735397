/** Questions to the server this page came from, and to no other. */

import { parseVisible, visible } from "../text/visible.ts";
import { token } from "../state/token.ts";

/** What the server says of a question that it does not answer. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Keys whose strings keep every character, because offsets count in them. */
const RAW = ["text"];

const MOST_KEPT = 80;
const kept = new Map<string, unknown>();

/** Forgets all answers: a new generation of the store has others. */
export function forget(): void {
  kept.clear();
}

/** An answer that was given before, if it is still kept. */
export function known<T>(path: string): T | undefined {
  return kept.get(path) as T | undefined;
}

/** Asks for JSON. Answers are kept until the store changes. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  if (kept.has(path)) return kept.get(path) as T;
  const value = await answer<T>(await request(path, { signal }), isReport(path) ? RAW : []);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(path, value);
  return value;
}

function isReport(path: string): boolean {
  return path.startsWith("/api/report?") || path.startsWith("/api/evidence?");
}

/** Asks for a file. */
export async function file(path: string): Promise<Blob> {
  const response = await request(path, {});
  return response.ok ? response.blob() : answer<never>(response);
}

/** Makes a change, which needs the token. With a generation it is refused if another one is in force. */
export async function change<T>(method: "POST" | "DELETE", path: string, { body, generation }: { body?: unknown; generation?: string }): Promise<T> {
  const headers: Record<string, string> = { "X-Rapporteur-Token": token.peek() ?? "" };
  if (generation !== undefined) headers["If-Match"] = `"${generation}"`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  return answer<T>(await request(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }));
}

/** Asks a question in SPARQL. */
export async function sparql<T>(query: string, signal?: AbortSignal): Promise<T> {
  const headers = {
    "Content-Type": "application/sparql-query",
    Accept: "application/sparql-results+json, text/turtle;q=0.5",
  };
  const response = await request("/sparql", { method: "POST", headers, body: query, signal });
  const type = response.headers.get("content-type") ?? "";
  // CONSTRUCT and DESCRIBE give a graph, which is shown as text.
  if (response.ok && !type.includes("json")) return { head: {}, graph: visible(await response.text()) } as T;
  return answer<T>(response);
}

async function request(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: "same-origin", cache: "no-cache", ...init });
  } catch (fault) {
    if (init.signal?.aborted) throw fault;
    throw new Refusal("The server does not answer. Is rapporteur serve still running?", 0);
  }
}

async function answer<T>(response: Response, raw: readonly string[] = []): Promise<T> {
  const text = await response.text();
  if (response.ok) return (text === "" ? undefined : parseVisible(text, raw)) as T;
  throw new Refusal(reason(text) ?? `The server answers ${response.status} ${response.statusText}`.trim(), response.status);
}

/** The sentence of an error, in JSON or as plain text. */
function reason(text: string): string | undefined {
  try {
    const { error } = parseVisible(text) as { error?: unknown };
    if (typeof error === "string") return error;
  } catch {
    if (text.length > 0 && text.length < 4000 && !text.trimStart().startsWith("<")) return text.trim();
  }
  return undefined;
}

/** A path of the API with its parameters; those without a value are left out. */
export function path(name: string, params: Record<string, string | number | boolean | undefined> = {}): string {
  const pairs = Object.entries(params)
    .filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined && pair[1] !== "")
    .map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%(2F|2C)/g, decodeURIComponent)}`);
  return `/api/${name}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
}
