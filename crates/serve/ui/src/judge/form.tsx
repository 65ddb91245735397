/** The form of a judgement: what is judged, and the reason that later readers need. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Judgement } from "../api/types.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Fault } from "../parts/frame.tsx";
import { faultText, judge } from "../state/store.ts";

interface FormProps {
  title: string;
  explain: ComponentChildren;
  /** The judgement without its reason; none while something is missing. */
  judgement: Omit<Judgement, "reason"> | undefined;
  children?: ComponentChildren;
  onClose: () => void;
  /** What happens when it is written. */
  onDone?: () => void;
}

/** The dialog. */
export function JudgementForm({ title, explain, judgement, children, onClose, onDone }: FormProps) {
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!judgement || reason.trim() === "") return;
    setBusy(true);
    try {
      await judge({ ...judgement, reason: reason.trim() }, () => {
        onClose();
        onDone?.();
      });
    } catch (refusal) {
      setFault(faultText(refusal));
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <p class="soft">{explain}</p>
        {children}
        <label class="field">
          <span class="field-label">Reason</span>
          <textarea rows={2} required value={reason} onInput={(event) => setReason(event.currentTarget.value)} placeholder="for later readers, who will judge this judgement" />
        </label>
        {fault && <Fault text={fault} />}
        <div class="form-acts">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-main" disabled={busy || !judgement || reason.trim() === ""}>{busy ? "Writing …" : "Write the judgement"}</button>
        </div>
      </form>
    </Dialog>
  );
}
