/** Files and links for the reader. */

import { announce } from "../state/store.ts";

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

/** Copies the address of this view. */
export async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    announce("The link is copied. It restores this view.");
  } catch {
    window.prompt("The address of this view:", location.href);
  }
}
