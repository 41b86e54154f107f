// A usage limit of one model alone: other models go on. Codex says it in the words of its message only.
// Source: codex-rs, `UsageLimitReachedError`, 0.169.0: "You've hit your usage limit for NAME. Switch to another model now, …".

const OF_MODEL = /\busage limit for (?!this |the |your )\S|\bswitch to another model\b/i;

/** True if the message of a `usage_limit` names the model whose limit was reached. */
export function isModelLimit(message: string): boolean {
  return OF_MODEL.test(message);
}
