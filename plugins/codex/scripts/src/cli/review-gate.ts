// The flags of `setup` that switch the review gate of a workspace on and off, and how it is shown.

import type { Context } from "../app/scope/context.ts";
import { gateSettingsOf, switchGateOff, switchGateOn } from "../app/stop-gate/settings.ts";
import { formatDuration } from "../core/duration.ts";
import { plural } from "../core/outcome/work-words.ts";
import { SEVERITIES } from "../core/review/findings.ts";
import {
  GATE_DEFAULTS,
  MOST_GATE_TIMEOUT_MS,
  type StoredGateSettings,
  severityNamed,
} from "../core/review/gate-settings.ts";
import { type Reader, typedCommand } from "../core/typed-command.ts";
import { type Arguments, type Flags, forbidTogether } from "./arguments.ts";
import { usageError } from "./errors.ts";

/** The flags. */
export const GATE_FLAGS = {
  "enable-review-gate": { type: "boolean" },
  "disable-review-gate": { type: "boolean" },
  "block-on": { type: "string" },
  "max-rounds": { type: "string" },
  "gate-timeout": { type: "string" },
} as const satisfies Flags;

const ONLY_ENABLED = ["block-on", "max-rounds", "gate-timeout"];

/** Does what the flags say, and gives what holds then; null: it is off. */
export function setReviewGate(parsed: Arguments, context: Context): StoredGateSettings | null {
  forbidTogether(parsed, ["enable-review-gate", "disable-review-gate"]);
  if (parsed.has("enable-review-gate")) {
    const settings = readSettings(parsed);
    if (!switchGateOn(context, settings))
      throw usageError(
        `Could not use --enable-review-gate: "${context.cwd}" is in no Git repository.`,
        "Run it in a repository, or with --cwd.",
      );
    return settings;
  }
  for (const flag of ONLY_ENABLED)
    if (parsed.has(flag)) throw usageError(`Could not use --${flag} without --enable-review-gate.`);
  if (parsed.has("disable-review-gate")) switchGateOff(context);
  return gateSettingsOf(context);
}

function readSettings(parsed: Arguments): StoredGateSettings {
  const name = parsed.text("block-on") ?? GATE_DEFAULTS.blockOn;
  const blockOn = severityNamed(name);
  if (blockOn === null) throw usageError(`Could not use --block-on "${name}": it is none of ${SEVERITIES.join(", ")}.`);
  const timeoutMs = parsed.duration("gate-timeout") ?? GATE_DEFAULTS.timeoutMs;
  if (timeoutMs > MOST_GATE_TIMEOUT_MS)
    throw usageError(`Could not use --gate-timeout "${parsed.text("gate-timeout")}": it is more than 10m.`);
  return { blockOn, maxRounds: parsed.count("max-rounds", 1) ?? GATE_DEFAULTS.maxRounds, timeoutMs };
}

/** The state of the gate as a line. */
export function reviewGateWords(settings: StoredGateSettings | null, reader: Reader): string {
  const on = typedCommand(reader, "setup --enable-review-gate");
  if (settings === null) return `Review gate: off (${on} switches it on for this workspace)`;
  const { blockOn, maxRounds, timeoutMs } = settings;
  const severity = blockOn === "critical" ? "critical findings" : `findings of severity ${blockOn} or worse`;
  return `Review gate: on for ${severity}, at most ${plural(maxRounds, "round")} for each prompt, ${formatDuration(timeoutMs)} for a review`;
}
