/**
 * The editor for SPARQL. It lives in a shadow tree: there CodeMirror puts its styles into adopted sheets, which the policy
 * allows, and into no style element, which it forbids.
 */

import { autocompletion, closeBrackets, closeBracketsKeymap, type CompletionContext, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "preact/hooks";
import { store } from "../state/store.ts";
import { suggest } from "./complete.ts";
import { ownFaults, type PlacedFault, serverFault } from "./faults.ts";
import { sparql } from "./language.ts";

interface EditorProps {
  text: string;
  /** What the server said of the query that was run last. */
  fault: string | undefined;
  onChange: (text: string) => void;
  onRun: () => void;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--e-keyword)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--e-string)" },
  { tag: tags.variableName, color: "var(--e-variable)" },
  { tag: tags.typeName, color: "var(--e-name)" },
  { tag: tags.function(tags.variableName), color: "var(--e-function)" },
  { tag: [tags.number, tags.atom], color: "var(--e-string)" },
  { tag: tags.link, color: "var(--accent)" },
  { tag: tags.invalid, color: "var(--s-denied)" },
]);

const THEME = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--card)", fontSize: "14px", maxHeight: "46vh" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", overflow: "auto" },
  ".cm-content": { minHeight: "9.5em", caretColor: "var(--ink)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--soft)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent)" },
  ".cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent)" },
  ".cm-tooltip": { backgroundColor: "var(--card)", color: "var(--ink)", border: "1px solid var(--line-strong)", borderRadius: "6px", boxShadow: "var(--shadow)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "13px", maxHeight: "18em" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal", marginLeft: "1em", fontFamily: "var(--sans)", fontSize: "12px" },
  ".cm-diagnostic": { padding: "6px 10px", maxWidth: "44em", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--s-denied)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--s-possible)" },
});

/**
 * Text typed over a selection is put in by CodeMirror. Chromium would keep the look of what was selected in a style
 * attribute, which the policy forbids and the console tells.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main } = view.state.selection;
    const text = event.data;
    if (event.inputType !== "insertText" || text === null || view.composing || main.empty) return false;
    const insert = () => view.state.update({ ...view.state.replaceSelection(text), userEvent: "input.type", scrollIntoView: true });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, main.from, main.to, text, insert))) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

function complete(context: CompletionContext) {
  const now = store.peek()!;
  const before = context.state.sliceDoc(0, context.pos);
  const found = suggest(before, context.state.doc.toString(), now, context.explicit);
  if (!found) return null;
  return {
    from: found.from,
    options: found.options.map(({ goesOn, ...option }) => ({
      ...option,
      ...(goesOn && {
        apply(view: EditorView, _: unknown, from: number, to: number) {
          view.dispatch({ changes: { from, to, insert: option.label }, selection: { anchor: from + option.label.length } });
          startCompletion(view);
        },
      }),
    })),
    validFor: /^[?$]?[\p{L}\p{N}_.:-]*$/u,
  };
}

/** The editor. */
export function Editor({ text, fault, onChange, onRun }: EditorProps) {
  const frame = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const acts = useRef({ onChange, onRun });
  acts.current = { onChange, onRun };
  /** What the server said of this very text. */
  const said = useRef<PlacedFault[]>([]);

  useEffect(() => {
    const host = frame.current!;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = (now: EditorView) => show(now, [...said.current, ...ownFaults(now.state.doc.toString(), store.peek()!)]);
    const extensions: Extension[] = [
      lineNumbers(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(), lintGutter(),
      sparql, syntaxHighlighting(COLOURS), THEME, typeOver, EditorView.lineWrapping,
      autocompletion({ override: [complete], icons: false }),
      keymap.of([
        { key: "Mod-Enter", run: () => (acts.current.onRun(), true), preventDefault: true },
        ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap.filter((one) => one.key !== "Mod-Enter"), ...historyKeymap, ...lintKeymap,
      ]),
      EditorView.contentAttributes.of({ "aria-label": "Query in SPARQL. Escape, then Tab leaves the editor.", spellcheck: "false" }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        said.current = [];
        acts.current.onChange(update.state.doc.toString());
        clearTimeout(timer);
        timer = setTimeout(() => check(update.view), 350);
      }),
    ];
    const made = new EditorView({ state: EditorState.create({ doc: text, extensions }), parent: root, root });
    view.current = made;
    return () => {
      clearTimeout(timer);
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const now = view.current;
    if (now && now.state.doc.toString() !== text) now.dispatch({ changes: { from: 0, to: now.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const now = view.current;
    if (!now) return;
    const whole = now.state.doc.toString();
    said.current = fault === undefined ? [] : [serverFault(fault, whole)];
    show(now, [...said.current, ...ownFaults(whole, store.peek()!)]);
    if (said.current[0]) now.dispatch({ effects: EditorView.scrollIntoView(said.current[0].from) });
  }, [fault]);

  return <div class="editor" ref={frame} />;
}

function show(view: EditorView, faults: readonly PlacedFault[]): void {
  const length = view.state.doc.length;
  view.dispatch(setDiagnostics(view.state, faults.filter(({ to }) => to <= length)));
}
