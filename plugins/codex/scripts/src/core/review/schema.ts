// The JSON Schemas that Codex is asked to answer by. They are strict: every property is required, and no other is allowed.

import { CHECKS, SEVERITIES } from "./findings.ts";

const TEXT = { type: "string" } as const;
const TEXT_OR_NULL = { type: ["string", "null"] } as const;
const LINE = { type: ["integer", "null"] } as const;

/** An object of exactly these properties. */
function strictObject<Properties extends Readonly<Record<string, unknown>>>(properties: Properties) {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false } as const;
}

/** The answer of an adversarial review; read by `decode-adversarial.ts`. */
export const REVIEW_SCHEMA = strictObject({
  verdict: { type: "string", enum: ["approve", "needs-attention"] },
  summary: TEXT,
  findings: {
    type: "array",
    items: strictObject({
      severity: { type: "string", enum: SEVERITIES },
      title: TEXT,
      body: TEXT,
      file: TEXT_OR_NULL,
      line_start: LINE,
      line_end: LINE,
      confidence: { type: ["number", "null"] },
      recommendation: TEXT_OR_NULL,
    }),
  },
  next_steps: { type: "array", items: TEXT },
});

/** The answer of the turn that tries to refute findings; read by `decode-check.ts`. */
export const CHECK_SCHEMA = strictObject({
  checks: {
    type: "array",
    items: strictObject({ id: TEXT, check: { type: "string", enum: CHECKS }, reason: TEXT }),
  },
});
