/** Formats that the server writes. */

import { path } from "../api/client.ts";
import { store } from "../state/store.ts";

/** The address of an export in a format of the server; none if the server does not offer it. */
export function serverFormat(format: string, params: Record<string, string | undefined>): string | undefined {
  return store.peek()?.exports?.includes(format) ? path("export", { format, ...params }) : undefined;
}
