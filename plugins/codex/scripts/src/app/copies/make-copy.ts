// The copy that an isolated job works in: `copies/ID/` below the state home, and in it the same sub-folder.

import { isAbsolute, join, relative } from "node:path";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import { copyPlace, type Place } from "../../core/job/place.ts";
import { shellQuote } from "../../core/shell.ts";
import { bringIgnored } from "../../io/bring-ignored.ts";
import { enterFolder, removeCopy } from "../../io/copies.ts";
import { forgetCopySize } from "../../io/copy-sizes.ts";
import type { GitPlace } from "../../io/git.ts";
import { type CopyProblem, copyRepository, type EarlierCopy } from "../../io/git-copy.ts";
import { isPartialClone } from "../../io/git-promisor.ts";
import { realPath } from "../../io/home.ts";
import { mainCheckout } from "../dispatch/agent-worktree.ts";
import type { MadePlace, PlaceMaker } from "../dispatch/job-place.ts";
import { policiesOf } from "../dispatch/policies.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf, workTreeOf } from "../scope/own-jobs.ts";
import { roomForCopies, tooMuch, whyFull } from "./copy-limit.ts";

const LIMIT_MS = 10 * 60_000; // For one question to Git: to write all files is one.

/** What the copies are of. */
export interface CopySource {
  /** `working`, `head` or a ref. */
  readonly from: string;
  /** Whether the repositories within are brought in. */
  readonly submodules: boolean;
}

/**
 * Makes copies of the context's workspace. Those of one maker all begin where the first
 * does, whatever becomes of the workspace meanwhile: so nobody may work in the latest before the next one is made.
 */
export function copyMaker(context: Context, source: CopySource): PlaceMaker {
  let latest: EarlierCopy | null = null;
  return async (id) => {
    const barred = whyFull(context, id);
    if (barred !== null) return { failure: barred };
    const earlier = latest;
    const copied = await copyWorkspace(context, id, source, earlier);
    if (copied === "taken" || "failure" in copied) return copied;
    const { place } = copied;
    latest = copied.copy;
    const undo = () => {
      latest = earlier;
      removeCopy(context.home, id);
    };
    let made: MadePlace | { readonly failure: Failure } | null = null;
    try {
      made = await finish(context, id, source.from, place, undo);
    } finally {
      if (made === null || "failure" in made) undo();
    }
    return made;
  };
}

interface Copied {
  readonly place: Place;
  readonly copy: EarlierCopy;
}

async function copyWorkspace(
  context: Context,
  id: string,
  { from, submodules }: CopySource,
  earlier: EarlierCopy | null,
): Promise<Copied | "taken" | { readonly failure: Failure }> {
  const root = join(realPath(context.home), "copies", id);
  const branch = `codex/${id}`;
  const ref = from === "working" ? null : from === "head" ? "HEAD" : from;
  const madeAtMs = Date.parse(context.now());
  const order = { root, branch, from: earlier ?? ref, fillsRepositories: submodules, madeAtMs };
  const copy = await copyRepository(workspacePlace(context), order);
  if (copy === "taken") return copy;
  if (typeof copy === "string") return { failure: whyNone(copy, workTreeOf(context), from) };
  const lacks = [
    ...copy.untold.map(({ path, why }) => `${path}: ${why}`),
    ...copy.lacking.map(({ path, lacks }) => `${path}: ${lacks}`),
  ];
  return { place: copyPlace(root, copy.start, branch, lacks), copy: { ...copy, root } };
}

/** What follows once the files are there. */
async function finish(
  context: Context,
  id: string,
  from: string,
  place: Place,
  undo: () => void,
): Promise<MadePlace | { readonly failure: Failure }> {
  const brought = await bringOwn(context, id, place);
  if ("failure" in brought) return brought;
  const full = whyFull(context, id);
  if (full !== null) return { failure: full };
  const cwd = enterFolder(place.root, belowRoot(workTreeOf(context), context.cwd));
  if (cwd === null) return { failure: noFolder(context.cwd, from) };
  const workspaceRoot = mainCheckout(context) ?? workspaceRootOf(context); // An agent's own worktree goes with the agent.
  return { place: brought, cwd, workspaceRoot, undo };
}

/** Brings what the user's policy names (`copy`), as far as there is room; the place with what it still lacks. */
async function bringOwn(context: Context, id: string, place: Place): Promise<Place | { readonly failure: Failure }> {
  const policies = policiesOf(context);
  if ("failure" in policies) return policies;
  const paths = policies.all.flatMap(({ copy }) => copy);
  if (paths.length === 0) return place;
  const room = roomForCopies(context);
  if (typeof room !== "number") return room;
  const brought = await bringIgnored(workspacePlace(context), place.root, paths, room);
  if (brought === "too_much") return { failure: tooMuch(context, id) };
  forgetCopySize(context.home, id);
  const lacks = [...(place.lacks ?? []), ...brought.lacks];
  return lacks.length === 0 ? place : { ...place, lacks };
}

function workspacePlace(context: Context): GitPlace {
  const { env, home } = context;
  return { root: workTreeOf(context), env, home, limitMs: LIMIT_MS };
}

function belowRoot(root: string, folder: string): string {
  const below = relative(root, realPath(folder));
  return isAbsolute(below) ? "" : below;
}

function whyNone(problem: Exclude<CopyProblem, "taken">, root: string, from: string): Failure {
  const ref = from === "working" || from === "head" ? "HEAD" : shellQuote(from);
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
    case "lacking":
      return isPartialClone(root)
        ? failure(
            "launch_failed",
            `${what}: it is a partial clone that has not fetched all of "${from}", and nothing is fetched for a copy.`,
            `Let Git fetch it first: git archive ${ref} > /dev/null.`,
          )
        : failure("launch_failed", `${what}: objects of "${from}" are missing in it.`, "See what git fsck says there.");
    case "git":
      return failure(
        "launch_failed",
        `${what}: Git could not read it, or not write the files.`,
        "See git status there, and whether the disk of the state home is full (df).",
      );
  }
}

function noFolder(folder: string, from: string): Failure {
  const message = `Could not isolate a job in "${folder}": at "${from}" there is no such folder in the repository.`;
  return failure("payload_invalid", message, "Run it with --cwd in another folder.");
}
