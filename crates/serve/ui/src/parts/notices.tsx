/** Quiet notices at the foot of the page: the store changed, a judgement can be taken back. */

import { useEffect, useState } from "preact/hooks";
import { go } from "../state/route.ts";
import { changed, faultText, undoable, unjudge, announce } from "../state/store.ts";
import { IconButton } from "./dialog.tsx";

const SHOWN_MS = 12_000;

/** All notices. */
export function Notices() {
  return (
    <div class="notices">
      <Changed />
      <Judged />
    </div>
  );
}

function Changed() {
  const news = changed.value;
  useEffect(() => {
    if (news) announce("The store has changed. What you see is up to date.");
  }, [news]);
  if (!news) return null;
  return (
    <div class="notice">
      <p>The store has changed; this view is up to date.</p>
      <button
        type="button"
        class="button button-small"
        onClick={() => {
          changed.value = undefined;
          go("new", { since: news.since });
        }}
      >
        Show what is new
      </button>
      <IconButton icon="close" label="Put away" onClick={() => (changed.value = undefined)} />
    </div>
  );
}

function Judged() {
  const made = undoable.value;
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    setFault(undefined);
    if (!made) return undefined;
    announce("The judgement is written and the graph obeys it.");
    const timer = setTimeout(() => (undoable.value = undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [made]);
  if (!made) return null;
  const undo = () => {
    unjudge(made.n, made.generation).then(
      () => announce("The judgement is taken back."),
      (reason: unknown) => setFault(faultText(reason)),
    );
  };
  return (
    <div class="notice">
      <p>{fault ?? `Judgement ${made.n} is written, and the graph obeys it.`}</p>
      <button type="button" class="button button-small" onClick={undo}>Undo</button>
      <IconButton icon="close" label="Put away" onClick={() => (undoable.value = undefined)} />
    </div>
  );
}
