/** Answers of the server in components. */

import { useEffect, useRef, useState } from "preact/hooks";
import { ask, known } from "../api/client.ts";
import { faultText, generation } from "./store.ts";

/** An answer on its way: the last value stays until the next is there. */
export interface Awaited<T> {
  value?: T;
  fault?: string;
  waiting: boolean;
}

/** Asks for a path of the API, again whenever the path or the store changes; nothing is asked without a path. */
export function useAnswer<T>(path: string | undefined): Awaited<T> {
  const now = generation.value;
  const [state, set] = useState<Awaited<T> & { path?: string }>(() => ({
    value: path === undefined ? undefined : known<T>(path),
    waiting: path !== undefined && known<T>(path) === undefined,
    path,
  }));
  useEffect(() => {
    if (path === undefined) {
      set({ waiting: false });
      return undefined;
    }
    const stop = new AbortController();
    const kept = known<T>(path);
    if (kept !== undefined) {
      set({ value: kept, waiting: false, path });
      return undefined;
    }
    set((last) => ({ value: last.path === path ? last.value : undefined, waiting: true, path }));
    ask<T>(path, stop.signal).then(
      (value) => !stop.signal.aborted && set({ value, waiting: false, path }),
      (fault: unknown) => !stop.signal.aborted && set({ fault: faultText(fault), waiting: false, path }),
    );
    return () => stop.abort();
  }, [path, now]);
  // The state of another path is not of this one; it is replaced as soon as the effect has run.
  if (state.path !== path) {
    const kept = path === undefined ? undefined : known<T>(path);
    return { value: kept, waiting: path !== undefined && kept === undefined };
  }
  return state;
}

/** A value that follows another only when it has rested for some time. */
export function useRested<T>(value: T, ms: number): T {
  const [rested, set] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => set(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}

/** A part of the page that is loaded when it is first shown. */
export function useLoaded<T>(load: () => Promise<T>): { value?: T; fault?: string } {
  const [state, set] = useState<{ value?: T; fault?: string }>({});
  const first = useRef(load);
  useEffect(() => {
    let gone = false;
    first.current().then(
      (value) => !gone && set({ value }),
      () => !gone && set({ fault: "A part of this page could not be loaded. Is rapporteur serve still running? Reload the page." }),
    );
    return () => void (gone = true);
  }, []);
  return state;
}
