/** Files and links for the reader. */

import { file, path } from "../api/client.ts";
import { announce, faultText } from "../state/store.ts";

/** Gives a file to the reader. */
export function download(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  announce(`${name} is saved`);
}

/** Gives a workbook to the reader, which the server writes: nodes with the claims among them, or the answer to a query. */
export async function downloadWorkbook(name: string, of: Record<string, string | undefined>): Promise<void> {
  await attempt(async () => download(`${name}.xlsx`, "", await file(path("export", { format: "xlsx", ...of }))));
}

/** Does what may fail; why it does is told. */
export async function attempt(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (fault) {
    announce(faultText(fault));
  }
}

/** Copies the address of this view. */
export async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    announce("The link is copied. It restores this view.");
  } catch {
    window.prompt("The address of this view:", location.href);
  }
}
