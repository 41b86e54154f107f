// A lane is where and how jobs run: what stops one job of a lane stops the others too. Contract section 5.

import type { Route } from "./allowed.ts";
import type { TaskRequest } from "./job/request.ts";
import { sha256 } from "./sha256.ts";

/** `executable` is the path of Codex, or what was sought if there is none. */
export interface Lane {
  readonly executable: string;
  readonly workspaceRoot: string;
  readonly route: Route;
}

/** What of a request decides its route. */
export type RouteRequest = Pick<TaskRequest, "write" | "sandbox" | "model" | "effort">;

/** The sandbox of a route that may write as the user's configuration says. */
export const CONFIGURED_WRITE = "write";

/**
 * The lane of a request: its route as it was asked for, so that it is the same before a job, during it and after. What the
 * user's configuration adds is the same for as long as that does not change, and when it does, the lane opens.
 */
export function laneOf(executable: string, workspaceRoot: string, request: RouteRequest): Lane {
  const sandbox = request.sandbox ?? (request.write ? CONFIGURED_WRITE : "read-only");
  return { executable, workspaceRoot, route: { model: request.model, effort: request.effort, sandbox } };
}

/** True if both are the same lane. */
export function isSameLane(a: Lane, b: Lane): boolean {
  return a.executable === b.executable && a.workspaceRoot === b.workspaceRoot && isSameRoute(a.route, b.route);
}

/** True if both are the same route. */
export function isSameRoute(a: Route, b: Route): boolean {
  return a.model === b.model && a.effort === b.effort && a.sandbox === b.sandbox;
}

/** A route in words; without the sandbox as long as that is not known. */
export function routeWords({
  model,
  effort,
  sandbox,
}: Omit<Route, "sandbox"> & { readonly sandbox: string | null }): string {
  const words = [
    model ?? "default model",
    ...(effort === null ? [] : [`effort ${effort}`]),
    ...(sandbox === null ? [] : [sandbox === CONFIGURED_WRITE ? "writing as configured" : sandbox]),
  ];
  return words.join(", ");
}

/** What tells two payloads apart, 16 hex digits: prompt and thread together. */
export function payloadOf({ promptSha256, resumeOf }: Pick<TaskRequest, "promptSha256" | "resumeOf">): string {
  return sha256(`${promptSha256}\n${resumeOf ?? ""}`).slice(0, 16);
}
