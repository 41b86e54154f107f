// An order, and the record of it as it is before anything was asked.

import type { Membership } from "../../core/group/membership.ts";
import { claimLimit } from "../../core/job/claim-limit.ts";
import { type JobKind, kindFacts } from "../../core/job/kinds.ts";
import { workspacePlace } from "../../core/job/place.ts";
import { type QueuedJob, RECORD_VERSION } from "../../core/job/record.ts";
import type { TaskRequest } from "../../core/job/request.ts";
import { redact, secretValues } from "../../core/redact.ts";
import { oneLine } from "../../core/text.ts";
import { digest } from "../../io/digest.ts";
import { ownIdentity } from "../../io/executor/actors.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf, workTreeOf } from "../scope/own-jobs.ts";
import type { RouteFacts } from "./choose-route.ts";
import type { PlaceMaker } from "./job-place.ts";
import type { NamedExecutor } from "./named-executor.ts";

/** A task as it was ordered. */
export interface Order {
  readonly kind: JobKind;
  readonly prompt: string;
  /** What people are shown of it; absent: the beginning of the prompt. */
  readonly title?: string;
  readonly request: Omit<TaskRequest, "promptBytes" | "promptSha256">;
  /** True: incidents do not keep it out of its lane, nor does the drift gate. */
  readonly ignoreGate?: boolean;
  /** True: nobody may be waiting when it ends. */
  readonly isUnwatched?: boolean;
  /** How it comes to its route; see `choose-route.ts`. */
  readonly drawsRoute?: boolean;
  readonly fallsBack?: boolean;
  /** What runs its worker; absent: this machine. */
  readonly executor?: NamedExecutor;
  /** Makes the place where it works; absent: the workspace. */
  readonly makePlace?: PlaceMaker;
  /** The group that it is of; absent: none. */
  readonly group?: Membership;
}

const TITLE_LENGTH = 60;
const SUMMARY_LENGTH = 120;
// So much of a prompt is looked at for both: far more than they take, so that no secret is cut in two.
const MOST_SHOWN = 10_000;

/** The record of an order as it is before anything was asked. */
export function newRecord(context: Context, order: Order & RouteFacts, id: string): QueuedJob {
  const createdAt = context.now();
  const workspaceRoot = workspaceRootOf(context);
  const shown = redact((order.title ?? order.prompt).slice(0, MOST_SHOWN), secretValues(context.env));
  return {
    version: RECORD_VERSION,
    id,
    kind: order.kind,
    title: oneLine(shown, TITLE_LENGTH),
    summary: oneLine(shown, SUMMARY_LENGTH),
    workspaceRoot,
    place: workspacePlace(workTreeOf(context)),
    ...(order.executor === undefined ? {} : { executor: order.executor.ref }),
    cwd: context.cwd,
    sessionId: context.sessionId,
    agentId: null,
    request: {
      ...order.request,
      write: order.request.write && kindFacts(order.kind).mayWrite,
      promptBytes: new TextEncoder().encode(order.prompt).length,
      promptSha256: digest(order.prompt),
    },
    ...(order.group === undefined ? {} : { group: order.group }),
    ...(order.choice === undefined ? {} : { choice: order.choice }),
    ...(order.rerouted === undefined ? {} : { rerouted: order.rerouted }),
    status: "queued",
    phase: "queued",
    launcher: ownIdentity(),
    claimBy: claimLimit(createdAt),
    createdAt,
    attempts: [],
    told: [],
    stopping: null,
  };
}
