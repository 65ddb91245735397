/** Judgements of a claim: its words say so, or they do not. */

import { useState } from "preact/hooks";
import { Icon } from "../parts/icons.tsx";
import { patch } from "../state/route.ts";
import { JudgementForm } from "./form.tsx";

/** Two buttons under the claim. */
export function ClaimJudgements({ claim, quote }: { claim: string; quote: string }) {
  const [form, setForm] = useState<"keep" | "drop">();
  return (
    <div class="acts">
      <button type="button" class="button button-small" onClick={() => setForm("keep")}><Icon name="check" /> Right claim</button>
      <button type="button" class="button button-small" onClick={() => setForm("drop")}><Icon name="close" /> Wrong claim</button>
      {form && (
        <JudgementForm
          title={form === "keep" ? "The claim is right" : "The claim is wrong"}
          explain={
            <>
              {form === "keep" ? "The words say so: the claim is trusted, whatever its confidence. " : "The words do not say so: the claim is left out before anything is decided. "}
              <q><bdi>{quote}</bdi></q>
            </>
          }
          judgement={{ decision: form, claim }}
          onClose={() => setForm(undefined)}
          onDone={() => form === "drop" && patch({ claim: undefined })}
        />
      )}
    </div>
  );
}
