// Asks Codex whether it is ready: it starts, its configuration can be read, and a login is there if one is needed.
// Nothing is started by it: no thread, no turn.

import { switchedOffFeatures, unapprovedServers } from "../../core/codex/configuration.ts";
import { decodeModels, type KnownModel } from "../../core/codex/known-models.ts";
import { decodeUsage, type UsageWindow } from "../../core/codex/plan-usage.ts";
import { modelList, rateLimitsRead } from "../../core/codex/requests.ts";
import type { JsonObject } from "../../core/json.ts";
import type { Environment } from "../home.ts";
import { RequestError } from "./app-server.ts";
import { openSession, type Session } from "./session.ts";

/** What Codex said. */
export type Probe =
  /**
   * `config` is the part of the user's configuration that bears on a job. `models` only if they were asked for;
   * none if Codex does not say which it knows. `usage` is the same for the limits of the plan.
   */
  | {
      readonly kind: "ready";
      readonly version: string | null;
      readonly config: JsonObject;
      readonly models?: readonly KnownModel[];
      readonly usage?: readonly UsageWindow[];
    }
  | { readonly kind: "no_login" }
  | { readonly kind: "bad_config"; readonly message: string }
  /** `stderr` is what it said as it died; empty if it lives and does not answer. */
  | { readonly kind: "no_app_server"; readonly message: string; readonly stderr: string }
  /** The system would not start it; `code` is its own name for the reason. */
  | { readonly kind: "not_started"; readonly code: string };

/** What a probe asks besides; it has `limitMs` for each reply. */
export interface ProbeOptions {
  readonly limitMs?: number;
  readonly withModels?: boolean;
  readonly withUsage?: boolean;
}

const LIMIT_MS = 15_000;
const MODELS_LIMIT_MS = 5_000;
const USAGE_LIMIT_MS = 5_000;
const CLOSE_MS = 2_000;
const MOST_STDERR = 2_000;

/** Probes a Codex program in the environment and folder that a job would have. */
export async function probeCodex(
  path: string,
  cwd: string,
  env: Environment,
  { limitMs = LIMIT_MS, withModels = false, withUsage = false }: ProbeOptions = {},
): Promise<Probe> {
  const session = openSession({ program: path, cwd, env, limitMs });
  try {
    return await ask(session, withModels, withUsage);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    if (error.reason === "refused") return { kind: "bad_config", message: error.message };
    const isOver = error.reason === "exited";
    const startError = isOver ? (await session.server.exited).startError : null;
    if (startError !== null) return { kind: "not_started", code: startError };
    const stderr = session.stderr().tail.slice(-MOST_STDERR);
    return { kind: "no_app_server", message: `${error.message}${lastLine(stderr)}`, stderr: isOver ? stderr : "" };
  } finally {
    await session.close(CLOSE_MS);
  }
}

async function ask(session: Session, withModels: boolean, withUsage: boolean): Promise<Probe> {
  const { version } = await session.greet();
  const [isLoginMissing, configured, models, usage] = await Promise.all([
    session.isLoginMissing(),
    session.configuration(),
    withModels ? modelsOf(session) : null,
    withUsage ? usageOf(session) : null,
  ]);
  if (isLoginMissing) return { kind: "no_login" };
  const { model, model_reasoning_effort, sandbox_mode, sandbox_workspace_write } = configured;
  const unapproved_servers = unapprovedServers(configured);
  const off = switchedOffFeatures(configured);
  return {
    kind: "ready",
    version,
    config: {
      ...{ model, model_reasoning_effort, sandbox_mode, sandbox_workspace_write },
      ...(unapproved_servers.length === 0 ? {} : { unapproved_servers }),
      ...(off.length === 0 ? {} : { features: Object.fromEntries(off.map((name) => [name, false])) }),
    },
    ...(models === null ? {} : { models }),
    ...(usage === null ? {} : { usage }),
  };
}

/** A Codex that does not say which models it knows is ready all the same. */
function modelsOf(session: Session): Promise<readonly KnownModel[]> {
  return session.ask(modelList(), MODELS_LIMIT_MS).then(decodeModels, () => []);
}

/** A login without a plan has no such limits, and a provider that does not answer keeps nobody out. */
function usageOf(session: Session): Promise<readonly UsageWindow[]> {
  return session.ask(rateLimitsRead(), USAGE_LIMIT_MS).then(decodeUsage, () => []);
}

function lastLine(stderr: string): string {
  const line = stderr.trim().split("\n").at(-1) ?? "";
  return line === "" ? "" : ` (${line.slice(0, 200)})`;
}
