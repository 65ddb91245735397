/** The token that allows judgements: taken from the address once, then out of sight. */

import { signal } from "@preact/signals";

const KEY = "rapporteur-token";

/** The token, if the address gave one in this tab. */
export const token = signal<string | undefined>(undefined);

/** Takes the token out of the address bar, or finds the one that this tab was given before. */
export function takeToken(): void {
  const address = new URL(location.href);
  const given = address.searchParams.get("token");
  if (given !== null) {
    address.searchParams.delete("token");
    history.replaceState(history.state, "", address.pathname + address.search + address.hash);
    attempt(() => sessionStorage.setItem(KEY, given));
  }
  token.value = given ?? attempt(() => sessionStorage.getItem(KEY)) ?? undefined;
}

/** Storage may be forbidden, which is no reason to fail. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
