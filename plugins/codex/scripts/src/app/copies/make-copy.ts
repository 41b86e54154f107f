// The copy that an isolated job works in: `copies/ID/` below the state home, and in it the same sub-folder.

import { isAbsolute, join, relative } from "node:path";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import { copyPlace } from "../../core/job/place.ts";
import { bytesOfCopies, enterFolder, removeCopy } from "../../io/copies.ts";
import { type CopyProblem, copyRepository, type EarlierCopy } from "../../io/git-copy.ts";
import { realPath } from "../../io/home.ts";
import { mainCheckout } from "../dispatch/agent-worktree.ts";
import type { MadePlace, PlaceMaker } from "../dispatch/job-place.ts";
import { policiesOf } from "../dispatch/policies.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";

const LIMIT_MS = 10 * 60_000; // For one question to Git: to write all files is one.

/**
 * Makes copies of the context's workspace; `from` is `working`, `head` or a ref. Those of one maker all begin where the first
 * does, whatever becomes of the workspace meanwhile: so nobody may work in the latest before the next one is made.
 */
export function copyMaker(context: Context, from: string): PlaceMaker {
  let latest: EarlierCopy | null = null;
  return async (id) => {
    const { env, home } = context;
    const workspace = workspaceRootOf(context);
    const root = join(realPath(home), "copies", id);
    const branch = `codex/${id}`;
    const earlier = latest;
    const ref = from === "working" ? null : from === "head" ? "HEAD" : from;
    const order = { root, branch, from: earlier ?? ref, madeAtMs: Date.parse(context.now()) };
    const copy = await copyRepository({ root: workspace, env, home, limitMs: LIMIT_MS }, order);
    if (copy === "taken") return copy;
    if (typeof copy === "string") return { failure: whyNone(copy, workspace, from) };
    latest = { ...copy, root };
    const undo = () => {
      latest = earlier;
      removeCopy(home, id);
    };
    const full = whyFull(context);
    if (full !== null) {
      undo();
      return { failure: full };
    }
    const cwd = enterFolder(root, belowRoot(workspace, context.cwd));
    if (cwd === null) {
      undo();
      return { failure: noFolder(context.cwd, from) };
    }
    const made: MadePlace = {
      place: copyPlace(root, copy.start, branch),
      cwd,
      workspaceRoot: mainCheckout(context) ?? workspace, // An agent's own worktree goes with the agent.
      undo,
    };
    return made;
  };
}

/** Counted with the new copy, whose size nobody knows before. */
function whyFull(context: Context): Failure | null {
  const policies = policiesOf(context);
  if ("failure" in policies) return policies.failure;
  const limits = policies.all.flatMap(({ copyLimit }) => copyLimit ?? []);
  if (limits.length === 0) return null;
  const [bytes, most] = [bytesOfCopies(context.home), Math.min(...limits)];
  if (bytes <= most) return null;
  return failure("copy_limit", `Could not keep one more copy: all would take ${bytes} bytes, and ${most} are allowed.`);
}

function belowRoot(root: string, folder: string): string {
  const below = relative(root, realPath(folder));
  return isAbsolute(below) ? "" : below;
}

function whyNone(problem: Exclude<CopyProblem, "taken">, root: string, from: string): Failure {
  const what = `Could not copy "${root}" for an isolated job`;
  switch (problem) {
    case "no_repository":
      return failure("payload_invalid", `${what}: it is no Git repository.`, "Leave --isolate out, or run git init.");
    case "no_commit":
      return failure(
        "payload_invalid",
        `${what}: "${from}" is no commit of it.`,
        "Give --from working, head or a ref.",
      );
    case "git":
      return failure(
        "launch_failed",
        `${what}: Git could not read it, or not write the files.`,
        "See git status there.",
      );
  }
}

function noFolder(folder: string, from: string): Failure {
  const message = `Could not isolate a job in "${folder}": at "${from}" there is no such folder in the repository.`;
  return failure("payload_invalid", message, "Run it with --cwd in another folder.");
}
