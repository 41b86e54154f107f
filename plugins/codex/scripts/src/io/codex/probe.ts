// Asks Codex whether it is ready: it starts, its configuration can be read, and a login is there where one is needed.
// Nothing is started by it: no thread, no turn.

import { isLoginMissing, unapprovedServers } from "../../core/codex/configuration.ts";
import { type JsonObject, objectField, stringField } from "../../core/json.ts";
import type { Environment } from "../home.ts";
import { type AppServer, RequestError, startAppServer } from "./app-server.ts";
import { CLIENT_INFO } from "./client-info.ts";

/** What Codex said. */
export type Probe =
  /** `config` is the part of the user's configuration that `decodeConfigured` reads. */
  | { readonly kind: "ready"; readonly version: string | null; readonly config: JsonObject }
  | { readonly kind: "no_login" }
  | { readonly kind: "bad_config"; readonly message: string }
  /** `stderr` is what it said as it died; empty where it lives and does not answer. */
  | { readonly kind: "no_app_server"; readonly message: string; readonly stderr: string }
  /** The system would not start it; `code` is its own name for the reason. */
  | { readonly kind: "not_started"; readonly code: string };

const LIMIT_MS = 15_000;
const CLOSE_MS = 2_000;

/** Probes a Codex program in the environment and folder that a job would have; it has `limitMs` for each reply. */
export async function probeCodex(path: string, cwd: string, env: Environment, limitMs = LIMIT_MS): Promise<Probe> {
  let stderr = "";
  const server = startAppServer(path, cwd, env, {
    onNotification() {},
    onServerRequest() {},
    onStderr(text) {
      stderr = (stderr + text).slice(-2_000);
    },
  });
  try {
    return await ask(server, cwd, limitMs);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    if (error.reason === "refused") return { kind: "bad_config", message: error.message };
    const isOver = error.reason === "exited";
    const startError = isOver ? (await server.exited).startError : null;
    if (startError !== null) return { kind: "not_started", code: startError };
    return { kind: "no_app_server", message: `${error.message}${lastLine(stderr)}`, stderr: isOver ? stderr : "" };
  } finally {
    await server.close(CLOSE_MS);
  }
}

async function ask(server: AppServer, cwd: string, limitMs: number): Promise<Probe> {
  const hello = await server.request(
    "initialize",
    { clientInfo: CLIENT_INFO, capabilities: { experimentalApi: true } },
    limitMs,
  );
  server.notify("initialized");
  const [account, config] = await Promise.all([
    server.request("account/read", {}, limitMs),
    server.request("config/read", { cwd }, limitMs),
  ]);
  if (isLoginMissing(account)) return { kind: "no_login" };
  const configured = objectField(config, "config") ?? {};
  const { model, model_reasoning_effort, sandbox_mode, sandbox_workspace_write } = configured;
  const unapproved_servers = unapprovedServers(configured);
  return {
    kind: "ready",
    version: versionIn(hello),
    config: {
      ...{ model, model_reasoning_effort, sandbox_mode, sandbox_workspace_write },
      ...(unapproved_servers.length === 0 ? {} : { unapproved_servers }),
    },
  };
}

/** The version in `codex_companion/0.169.0 (Debian …)`, from the reply to `initialize`. */
export function versionIn(hello: JsonObject): string | null {
  return /^\S+?\/(\d\S*)/.exec(stringField(hello, "userAgent") ?? "")?.[1] ?? null;
}

function lastLine(stderr: string): string {
  const line = stderr.trim().split("\n").at(-1) ?? "";
  return line === "" ? "" : ` (${line.slice(0, 200)})`;
}
