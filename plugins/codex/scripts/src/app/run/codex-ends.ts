// How a turn of Codex that did not come to an end of its own is named.

import { requiredServers } from "../../core/codex/configuration.ts";
import { classify } from "../../core/failure/classify.ts";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import { isDiskFull, startFailure } from "../../core/failure/start-error.ts";
import type { JsonObject } from "../../core/json.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import type { Teardown } from "../../core/outcome/work.ts";
import { redact, secretValues } from "../../core/redact.ts";
import { type AppServerExit, RequestError } from "../../io/codex/app-server.ts";
import { errorCode } from "../../io/files.ts";
import type { Environment } from "../../io/home.ts";

/** Codex is not ready for the turn, for a reason that is already named. */
export class NotReady extends Error {
  readonly failure: Failure;
  constructor(cause: Failure) {
    super(cause.message);
    this.failure = cause;
  }
}

const MCP_HINT =
  "Repair that MCP server, give it a smaller startup_timeout_sec, or set `required = false` for it in Codex's config.toml.";

/** A thread that did not open in time while Codex waited for MCP servers that must start: these did not. */
export async function mcpFailure(error: unknown, reading: Promise<JsonObject>): Promise<NotReady | null> {
  if (!(error instanceof RequestError) || error.reason !== "deadline") return null;
  const config = await reading.catch((): JsonObject => ({}));
  const required = requiredServers(config);
  if (required.length === 0) return null;
  const words = `Codex did not open the thread in time: it waits for MCP servers that are required (${required.join(", ")}).`;
  return new NotReady(failure("config_invalid", words, MCP_HINT));
}

/** The end by what went wrong before the turn was under way. */
export function startEnd(error: unknown, env: Environment): RunEnd {
  if (error instanceof NotReady)
    return { type: "not_started", failure: error.failure, raw_exit_code: 1, basis: "probe" };
  if (!(error instanceof RequestError)) return unpreparedEnd(error);
  if (error.reason !== "refused") return { type: "protocol", message: `${error.message}.` };
  const end = { type: "refused", message: redact(error.message, secretValues(env)) } as const;
  const { failure, basis } = classify({ end, lastRetry: null, stderrTail: null });
  return { type: "not_started", failure, raw_exit_code: 1, basis };
}

function unpreparedEnd(error: unknown): RunEnd {
  const why = error instanceof Error ? error.message : String(error);
  const kind = isDiskFull(errorCode(error)) ? "disk_full" : "launch_failed";
  return { type: "not_started", failure: failure(kind, `Could not prepare the turn: ${why}.`), raw_exit_code: 1 };
}

/** The end by the exit of Codex, or because it did not start at all. */
export function exitEnd(exit: AppServerExit, program: string): RunEnd {
  if (exit.startError === null)
    return { type: "exited", code: exit.code, signal: exit.signal, signalNumber: exit.signalNumber };
  const { failure, raw_exit_code } = startFailure(exit.startError, program);
  return { type: "not_started", failure, raw_exit_code, basis: "probe" };
}

/** How Codex ended after its turn; null if that was as asked, or we had to kill it. */
export function badTeardown(exit: AppServerExit | null): Teardown | null {
  return exit === null || exit.code === 0 ? null : { code: exit.code, signal: exit.signal };
}
