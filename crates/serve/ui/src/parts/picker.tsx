/** A box to type a name into, with suggestions: the pattern "combobox with list" of WAI-ARIA. */

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ask, path } from "../api/client.ts";
import type { Counted, NodeRef } from "../api/types.ts";
import { announce } from "../state/store.ts";
import { useRested } from "../state/use.ts";
import { count } from "../text/words.ts";
import { Icon, TypeMark } from "./icons.tsx";
import { typeLabel } from "../state/store.ts";

const REST_MS = 90;

interface PickerProps {
  label: string;
  placeholder?: string;
  /** What happens with a chosen node. */
  onPick: (node: NodeRef) => void;
  /** What happens with words that are entered as they are; without it only nodes can be chosen. */
  onWords?: (words: string) => void;
  /** The words that the box begins with. */
  initial?: string;
  /** Whether the box is empty again after a choice. */
  clears?: boolean;
  /** Whether the label is for screen readers alone. */
  quiet?: boolean;
  shortcut?: string;
  class?: string;
}

/** The box and its list. */
export function Picker({ label, placeholder, onPick, onWords, initial = "", clears = false, quiet = false, shortcut, class: name }: PickerProps) {
  const [words, setWords] = useState(initial);
  const [found, setFound] = useState<Counted[]>([]);
  const [open, setOpen] = useState(false);
  const [activeId, setActiveId] = useState<string>();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const active = found.findIndex((node) => node.id === activeId);
  const setActive = (at: number) => setActiveId(found[at]?.id);
  const rested = useRested(words.trim(), REST_MS);

  useEffect(() => setWords(initial), [initial]);
  useEffect(() => {
    if (!open || rested === "") {
      setFound([]);
      return undefined;
    }
    const stop = new AbortController();
    ask<{ nodes: Counted[] }>(path("suggest", { q: rested, limit: 8 }), stop.signal).then(
      ({ nodes }) => {
        if (stop.signal.aborted) return;
        // What the arrows chose stays chosen if it is suggested again.
        setFound(nodes);
        announce(nodes.length === 0 ? "No suggestion" : count(nodes.length, "suggestion"));
      },
      () => setFound([]),
    );
    return () => stop.abort();
  }, [rested, open]);

  const close = () => {
    setOpen(false);
    setActiveId(undefined);
  };
  const pick = (node: NodeRef) => {
    close();
    setWords(clears ? "" : node.label);
    onPick(node);
  };
  const enter = () => {
    const chosen = found[active] ?? (onWords ? undefined : found[0]);
    if (chosen) return pick(chosen);
    if (onWords && words.trim() !== "") {
      close();
      onWords(words.trim());
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const by = event.key === "ArrowDown" ? 1 : -1;
      setActive(active + by > last ? -1 : active + by < -1 ? last : active + by);
    } else if (event.key === "Enter") {
      event.preventDefault();
      enter();
    } else if (event.key === "Escape" && (open || words !== "")) {
      event.stopPropagation();
      if (open && found.length > 0) close();
      else setWords("");
    }
  };

  const shown = open && found.length > 0;
  return (
    <div class={`picker${name ? ` ${name}` : ""}`}>
      <label for={id} class={quiet ? "aside" : "field-label"}>{label}</label>
      <div class="picker-box">
        <Icon name="search" />
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          placeholder={placeholder}
          data-shortcut={shortcut}
          value={words}
          onInput={(event) => {
            setWords(event.currentTarget.value);
            setOpen(true);
          }}
          onFocus={() => setOpen(words !== initial)}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
      </div>
      <ul class="picker-list" id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown}>
        {found.map((node, i) => (
          <li
            key={node.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(node);
            }}
            onMouseMove={() => setActive(i)}
          >
            <TypeMark type={node.type} named={false} size={18} />
            <span class="picker-name"><bdi>{node.label}</bdi></span>
            <span class="picker-type">{typeLabel(node.type)}</span>
            <span class="picker-count">{count(node.nReports, "report")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
