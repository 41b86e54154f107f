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

/** Reads what `setup --json` says of it; null if it says nothing of it. */
export function decodeReadiness(json: JsonObject): Readiness | null {
  const checks = ["cli_resolves", "cli_ready", "route_allowed"].map((name) => objectField(json, name));
  return checks.every((check) => check !== null) ? readiness(...checks.map(decodeCheck)) : null;
}

function decodeCheck(json: JsonObject): Check {
  const named = objectField(json, "failure");
  const kind = named === null ? null : stringField(named, "kind");
  const told =
    named === null || kind === null || !isFailureKind(kind)
      ? null
      : failure(kind, stringField(named, "message") ?? "", stringField(named, "hint") ?? undefined);
  return { ok: booleanField(json, "ok") ?? false, detail: stringField(json, "detail") ?? "", failure: told };
}

/** The first failure; null if the job can run. */
export function obstacle({ cli_resolves, cli_ready, route_allowed }: Readiness): Failure | null {
  return cli_resolves.failure ?? cli_ready.failure ?? route_allowed.failure;
}
