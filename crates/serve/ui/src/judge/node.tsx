/** Judgements of a node, from its panel. */

import { useState } from "preact/hooks";
import type { Mention, NodeAnswer, NodeRef } from "../api/types.ts";
import { Menu } from "../parts/dialog.tsx";
import { Picker } from "../parts/picker.tsx";
import { patch } from "../state/route.ts";
import { store, typeLabel } from "../state/store.ts";
import { capital } from "../text/words.ts";
import { JudgementForm } from "./form.tsx";

type Form = "rename" | "retype" | "merge" | "separate" | "split" | "drop";

/** The menu and the form it opens. */
export function NodeJudgements({ of }: { of: NodeAnswer }) {
  const [form, setForm] = useState<Form>();
  const { node } = of;
  const close = () => setForm(undefined);
  const entries = [
    { label: "Rename", hint: "another best name", act: () => setForm("rename") },
    { label: "Change its type", hint: `it is no ${typeLabel(node.type)}`, act: () => setForm("retype") },
    { label: "Is one with another node", hint: "merge the two", act: () => setForm("merge") },
    { label: "Is not another node", hint: "keep the two apart", act: () => setForm("separate") },
    ...(of.mentions.length > 1 ? [{ label: "Is two things", hint: "part it by where it is named", act: () => setForm("split") }] : []),
    { label: "Leave it out", hint: "with every claim about it", act: () => setForm("drop") },
  ];
  return (
    <>
      <Menu label="Judge" icon="pen" entries={entries} />
      {form === "rename" && <Rename node={node} onClose={close} />}
      {form === "retype" && <Retype node={node} onClose={close} />}
      {(form === "merge" || form === "separate") && <Two node={node} decision={form} onClose={close} />}
      {form === "split" && <Split of={of} onClose={close} />}
      {form === "drop" && (
        <JudgementForm
          title={`Leave out ${node.label}`}
          explain="The node goes, and every claim about it or said by it. Its reports stay."
          judgement={{ decision: "drop", node: node.id }}
          onClose={close}
          onDone={() => patch({ node: undefined })}
        />
      )}
    </>
  );
}

interface OneProps {
  node: NodeRef;
  onClose: () => void;
}

function Rename({ node, onClose }: OneProps) {
  const [value, setValue] = useState(node.label);
  const name = value.trim();
  return (
    <JudgementForm
      title={`Rename ${node.label}`}
      explain="The old name stays as another name of the node, and its address does not change."
      judgement={name !== "" && name !== node.label ? { decision: "rename", node: node.id, value: name } : undefined}
      onClose={onClose}
    >
      <label class="field">
        <span class="field-label">New name</span>
        <input type="text" value={value} onInput={(event) => setValue(event.currentTarget.value)} />
      </label>
    </JudgementForm>
  );
}

function Retype({ node, onClose }: OneProps) {
  const [value, setValue] = useState("");
  return (
    <JudgementForm
      title={`Change the type of ${node.label}`}
      explain="Claims whose relation does not fit the new type are left out."
      judgement={value !== "" ? { decision: "retype", node: node.id, value } : undefined}
      onClose={onClose}
    >
      <label class="field">
        <span class="field-label">It is a</span>
        <select value={value} onChange={(event) => setValue(event.currentTarget.value)}>
          <option value="">choose …</option>
          {store.value?.types.filter((row) => row.type !== node.type).map((row) => <option key={row.type} value={row.type}>{capital(typeLabel(row.type))}</option>)}
        </select>
      </label>
    </JudgementForm>
  );
}

function Two({ node, decision, onClose }: OneProps & { decision: "merge" | "separate" }) {
  const [other, setOther] = useState<NodeRef>();
  const isMerge = decision === "merge";
  return (
    <JudgementForm
      title={isMerge ? `${node.label} is one with …` : `${node.label} is not …`}
      explain={isMerge ? "Both become one node with all names and claims of both." : "The two are never taken for one, whatever speaks for it."}
      judgement={other && other.id !== node.id ? { decision, node: node.id, other: other.id } : undefined}
      onClose={onClose}
    >
      <Picker label="The other node" placeholder="Type a name" onPick={setOther} />
      {other?.id === node.id && <p class="hint">That is the same node. Choose another.</p>}
    </JudgementForm>
  );
}

function Split({ of: { node, mentions }, onClose }: { of: NodeAnswer; onClose: () => void }) {
  const [one, setOne] = useState("");
  const [other, setOther] = useState("");
  return (
    <JudgementForm
      title={`${node.label} is two things`}
      explain="Choose a place that names the one and a place that names the other. What was merged only through these two comes apart."
      judgement={one !== "" && other !== "" && one !== other ? { decision: "separate", node: one, other } : undefined}
      onClose={onClose}
    >
      <Place label="Here it is the one" mentions={mentions} value={one} onSet={setOne} />
      <Place label="Here it is the other" mentions={mentions} value={other} onSet={setOther} />
    </JudgementForm>
  );
}

/** A choice among the places that name a node, by report. */
function Place({ label, mentions, value, onSet }: { label: string; mentions: readonly Mention[]; value: string; onSet: (value: string) => void }) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select value={value} onChange={(event) => onSet(event.currentTarget.value)}>
        <option value="">choose …</option>
        {[...byReport(mentions).values()].map((places) => (
          <optgroup key={places[0]!.report} label={places[0]!.title}>
            {places.map((place, i) => <option key={place.mention} value={place.mention}>{i + 1}. “{place.words}”</option>)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function byReport(mentions: readonly Mention[]): Map<string, Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const mention of mentions) found.set(mention.report, [...(found.get(mention.report) ?? []), mention]);
  return found;
}
