// The preflight gate: what can be known before a job is recorded. A job that cannot run is never queued.
// Probed in the environment that will run the job; a successful probe holds for at most a minute.

import { type Forbidden, routeProblem, type Wishes, wishProblem } from "../../core/allowed.ts";
import { decodeConfigured, switchedOffFeatures } from "../../core/codex/configuration.ts";
import { decodeStoredModels, type KnownModel, refusingModel } from "../../core/codex/known-models.ts";
import { decodeStoredUsage, scarce, usageWords } from "../../core/codex/plan-usage.ts";
import { sandboxMode } from "../../core/codex/sandbox.ts";
import { classify } from "../../core/failure/classify.ts";
import { type Failure, failure, loginFailure } from "../../core/failure/kinds.ts";
import { startFailure } from "../../core/failure/start-error.ts";
import type { JsonObject } from "../../core/json.ts";
import { objectField, stringField, stringsField } from "../../core/json.ts";
import type { RouteRequest } from "../../core/lane.ts";
import type { Policy } from "../../core/policy.ts";
import { usageBlock } from "../../core/policy-ceilings.ts";
import { type Check, failed, passed, type Readiness, readiness } from "../../core/preflight.ts";
import { redactAll, secretValues } from "../../core/redact.ts";
import { type Location, locateCodex } from "../../io/codex/locate-codex.ts";
import { type Probe, type ProbeOptions, probeCodex } from "../../io/codex/probe.ts";
import { probeKey, readCachedProbe, writeCachedProbe } from "../../io/preflight-cache.ts";
import { canEnter, whyClosed } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { localMinute } from "../scope/local-time.ts";
import { noteAskedUsage } from "./plan-usage.ts";
import { policiesOf } from "./policies.ts";

/** What a plain task asks for. */
const PLAIN: Wishes = { kind: "task", hasCheck: false, allowCommit: false };

/** The route of an order, and the thread that it continues, whose model is not known. */
type Routed = RouteRequest & { readonly resumeOf?: string | null };
type Ready = Extract<Probe, { kind: "ready" }>;

/** Asks everything that can be asked before a job. `fresh` leaves the cache out. */
export async function checkReadiness(
  context: Context,
  request: Routed,
  wishes = PLAIN,
  fresh = false,
): Promise<Readiness> {
  if (!canEnter(context.cwd)) {
    return readiness(failed(folderFailure(context.cwd)));
  }
  const location = locateCodex(context.env, context.cwd);
  if (location.kind !== "found") return readiness(failed(locationFailure(location).failure));
  const resolves = passed(location.path);
  const policies = policiesOf(context);
  const block = "failure" in policies ? null : usageBlock(policies.all);
  const asked = { withModels: request.effort !== null, withUsage: fresh || block !== null };
  const probe = await probeOrCache(context, location.path, fresh, asked);
  if (probe.kind !== "ready")
    return readiness(resolves, failed(redactAll(probeFailure(probe, location.path), secretValues(context.env))));
  const ready = passed(`Codex ${probe.version ?? "of unknown version"}, configured and logged in${toolWords(probe)}`);
  return readiness(resolves, ready, checkRoute(context, policies, request, wishes, probe));
}

/** What the policies say of an order whose preflight is made elsewhere: as far as the order itself names its route. */
export function whyNotAllowed(context: Context, request: Routed, wishes: Wishes): Failure | null {
  const policies = policiesOf(context);
  if ("failure" in policies) return policies.failure;
  const named = policies.all.map((policy) => ({
    ...policy,
    models: request.model === null ? [] : policy.models,
    efforts: request.effort === null ? [] : policy.efforts,
  }));
  return whyForbidden(named, request, wishes, decodeConfigured({}));
}

/** Why these policies forbid an order, beside what Codex's configuration says where it says nothing. */
function whyForbidden(
  policies: readonly Policy[],
  request: Routed,
  wishes: Wishes,
  configured: ReturnType<typeof decodeConfigured>,
): Failure | null {
  const route = {
    model: request.model ?? configured.model,
    effort: request.effort ?? configured.effort,
    sandbox: sandboxMode(request, configured.sandbox),
  };
  const problem = wishProblem(policies, wishes) ?? routeProblem(policies, route);
  return problem === null ? null : forbiddenFailure(problem);
}

function forbiddenFailure({ problem, hint }: Forbidden): Failure {
  return failure("route_not_allowed", `Could not start a task: ${problem}.`, hint);
}

/**
 * Only a task that names an effort asks for the models, and only `setup` and a policy that reserves some of the plan for its
 * usage: either may take longer than all the rest.
 */
async function probeOrCache(context: Context, path: string, fresh: boolean, asked: ProbeOptions): Promise<Probe> {
  const key = probeKey(path, context.cwd, context.env);
  const nowMs = Date.parse(context.now());
  const cached = fresh ? null : readCachedProbe(context.home, key, nowMs);
  const isEnough = (json: JsonObject) =>
    (asked.withModels !== true || "models" in json) && (asked.withUsage !== true || "usage" in json);
  if (cached !== null && isEnough(cached)) return decodeProbe(cached);
  const probe = await probeCodex(path, context.cwd, context.env, asked);
  if (probe.kind === "ready") writeCachedProbe(context.home, key, nowMs, { ...probe });
  if (probe.kind === "ready" && probe.usage !== undefined) noteAskedUsage(context, probe.usage);
  return probe;
}

function decodeProbe(json: JsonObject): Ready {
  const config = objectField(json, "config") ?? {};
  return {
    kind: "ready",
    version: stringField(json, "version"),
    config,
    models: decodeStoredModels(json),
    usage: decodeStoredUsage(json),
  };
}

function checkRoute(
  context: Context,
  policies: ReturnType<typeof policiesOf>,
  request: Routed,
  wishes: Wishes,
  probe: Ready,
): Check {
  if ("failure" in policies) return failed(policies.failure);
  const configured = decodeConfigured(probe.config);
  const forbidden = whyForbidden(policies.all, request, wishes, configured);
  if (forbidden !== null) return failed(forbidden);
  const reserved = reservedUsage(context, policies.all, probe);
  if (reserved !== null) return failed(reserved);
  const effortFailure = unknownEffort(request, configured.model, probe.models ?? []);
  if (effortFailure !== null) return failed(effortFailure);
  const off = switchedOffFeatures(probe.config);
  if (off.includes("shell_tool")) return failed(shellFailure());
  const allowed =
    policies.all.length === 0
      ? "no policy restricts the route"
      : `allowed by ${policies.all.map(({ place }) => place).join(" and ")}`;
  return passed(`${allowed}${off.includes("multi_agent") ? `; ${NO_SUB_AGENTS}` : ""}`);
}

/** The failure of a task while less of the plan is left than a policy keeps back; null if Codex knows no limits. */
function reservedUsage(context: Context, policies: readonly Policy[], { usage = [] }: Ready): Failure | null {
  const block = usageBlock(policies);
  const window = block === null ? null : scarce(usage, block, Date.parse(context.now()));
  if (window === null) return null;
  const words = usageWords(window, localMinute);
  return failure("usage_reserved", `Could not start a task: ${words}, and the policy keeps ${block} % back.`);
}

const NO_SUB_AGENTS = "Codex's own sub-agents are switched off (multi_agent under [features] in its config.toml)";

/** Without its shell Codex is given no tool that reads a file or runs a command. */
function shellFailure(): Failure {
  return failure(
    "route_not_allowed",
    "Could not start a task: Codex's configuration switches its shell off (shell_tool under [features] in its config.toml), so it could read and run nothing.",
    "Switch it on with `codex features enable shell_tool`.",
  );
}

/** The failure of a task that names an effort which its model does not take; null if it does, or nobody can say. */
function unknownEffort(
  { effort, model, resumeOf = null }: Routed,
  configured: string | null,
  models: readonly KnownModel[],
): Failure | null {
  if (effort === null || (model === null && resumeOf !== null)) return null;
  const refusing = refusingModel(models, model ?? configured, effort);
  if (refusing === null) return null;
  const known = refusing.efforts.join(", ");
  const message = `Could not use --effort "${effort}": ${refusing.model} takes ${known}.`;
  return failure("payload_invalid", message, "Give one of these, or leave it out.");
}

/** What a task would learn only when a tool of such a server is refused. */
function toolWords({ config }: Ready): string {
  const servers = stringsField(config, "unapproved_servers");
  if (servers.length === 0) return "";
  return `; of the MCP servers ${servers.join(", ")} it will refuse the tools that do not say that they only read, unless \`default_tools_approval_mode = "approve"\` stands under [mcp_servers.NAME] in its config.toml`;
}

/** The failure of a job whose folder is not there, or closed to this user. */
export function folderFailure(cwd: string): Failure {
  const why = whyClosed(`${cwd}/.`) ?? "does not exist";
  return failure("cwd_missing", `Could not start Codex in "${cwd}": the folder ${why}.`);
}

function probeFailure(probe: Exclude<Probe, { kind: "ready" }>, path: string): Failure {
  switch (probe.kind) {
    case "no_login":
      return loginFailure();
    case "bad_config":
      return failure("config_invalid", `Codex cannot read its configuration: ${probe.message}.`);
    case "not_started":
      return startFailure(probe.code, path).failure;
    case "no_app_server": {
      const named = classifyStart(probe.stderr);
      if (named !== null) return named;
      return failure(
        "protocol_error",
        `Could not use Codex at "${path}": ${probe.message}. It may be too old for \`codex app-server\`.`,
      );
    }
  }
}

/** What Codex says as it dies at once, if a rule knows it; a signal or a silence tells nothing. */
function classifyStart(stderr: string): Failure | null {
  const end = { type: "exited", code: 1, signal: null, signalNumber: 0 } as const;
  const { basis, failure: named } = classify({ end, lastRetry: null, stderrTail: stderr });
  const message = `Could not use Codex: it ended before it answered. ${named.message}`;
  return basis === "text" && named.kind !== "protocol_error" ? { ...named, message } : null;
}

/** The failure of a Codex that cannot be run, with the exit code a shell would give. */
export function locationFailure(location: Exclude<Location, { kind: "found" }>): {
  readonly failure: Failure;
  readonly raw_exit_code: number;
} {
  if (location.kind === "missing") {
    return {
      failure: failure("codex_missing", `Could not find Codex (${location.sought}): there is no such program.`),
      raw_exit_code: 127,
    };
  }
  const words = `Could not run Codex at "${location.path}": it is not an executable file.`;
  return { failure: failure("codex_not_executable", words), raw_exit_code: 126 };
}
