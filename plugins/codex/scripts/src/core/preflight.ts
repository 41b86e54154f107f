// Whether a job can run at all: three booleans, each with its detail and what to do.

import { type Failure, failure, isFailureKind } from "./failure/kinds.ts";
import { booleanField, type JsonObject, objectField, stringField } from "./json.ts";

/** One boolean of the preflight. `failure` says why it is false; null if it is true or could not be asked. */
export interface Check {
  readonly ok: boolean;
  readonly detail: string;
  readonly failure: Failure | null;
}

/** The three booleans, in the order in which they are asked: if one is false, the later ones were not asked. */
export interface Readiness {
  readonly cli_resolves: Check;
  readonly cli_ready: Check;
  readonly route_allowed: Check;
}

const NOT_ASKED: Check = { ok: false, detail: "not asked", failure: null };

/** A passed check. */
export function passed(detail: string): Check {
  return { ok: true, detail, failure: null };
}

/** A failed check. */
export function failed(failure: Failure): Check {
  return { ok: false, detail: failure.message, failure };
}

/** The readiness from the checks that were asked, in order. */
export function readiness(...checks: readonly Check[]): Readiness {
  const [cli_resolves = NOT_ASKED, cli_ready = NOT_ASKED, route_allowed = NOT_ASKED] = checks;
  return { cli_resolves, cli_ready, route_allowed };
}

/** Reads what `setup --json` says of it; null if it says nothing of it, or that no job can run and not why. */
export function decodeReadiness(json: JsonObject): Readiness | null {
  const checks = ["cli_resolves", "cli_ready", "route_allowed"].map((name) => objectField(json, name));
  if (!checks.every((check) => check !== null)) return null;
  const read = readiness(...checks.map(decodeCheck));
  return read.route_allowed.ok || obstacle(read) !== null ? read : null;
}

function decodeCheck(json: JsonObject): Check {
  const named = objectField(json, "failure");
  const ok = booleanField(json, "ok") ?? false;
  return { ok, detail: stringField(json, "detail") ?? "", failure: ok || named === null ? null : decodeNamed(named) };
}

/** A kind that only a later program knows is still a reason why no job can run. */
function decodeNamed(json: JsonObject): Failure {
  const kind = stringField(json, "kind") ?? "";
  const message = stringField(json, "message") ?? "";
  return failure(isFailureKind(kind) ? kind : "launch_failed", message, stringField(json, "hint") ?? undefined);
}

/** The first failure; null if the job can run. */
export function obstacle({ cli_resolves, cli_ready, route_allowed }: Readiness): Failure | null {
  return cli_resolves.failure ?? cli_ready.failure ?? route_allowed.failure;
}
