// Where the turn may write: noted before it begins, and looked at once more before `none` is said of its work.

import { isAbsolute, join, relative } from "node:path";
import { isBelow } from "../../core/below.ts";
import type { TurnState } from "../../core/codex/turn.ts";
import { placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import type { SandboxMode } from "../../core/job/request.ts";
import type { FolderBefore, Places } from "../../core/outcome/places.ts";
import {
  CLOCK_REASON,
  clockReason,
  limitReason,
  listReason,
  TOOLS_REASON,
  unconfinedReason,
  unreadReason,
  youngReason,
} from "../../core/outcome/reasons.ts";
import { goesBySystemClock, hasClock, readFileClock } from "../../io/file-clock.ts";
import { folderIdentity, isHidden, lookAtFolder, readableNamesIn } from "../../io/folder-print.ts";
import { realPath } from "../../io/home.ts";
import { readPlaces, writePlaces } from "../../io/job-files.ts";
import { jobFolder } from "../../io/job-store.ts";
import { monotonicMs } from "../../io/monotonic.ts";
import { findWorkspace } from "../../io/workspace.ts";
import { lookForYoung } from "../../io/young-entries.ts";
import type { Context } from "../scope/context.ts";
import { limitFrom } from "../scope/limits.ts";
import { openGitFolders } from "./open-git-folders.ts";

const DEFAULT_LIMIT_MS = 2_000;

/** Notes where a turn may write that is about to begin; `roots` are the writable roots of its sandbox besides its folder. */
export function notePlaces(
  { home }: Context,
  record: JobRecord,
  sandbox: SandboxMode,
  roots: readonly string[],
  witness: string | null,
): void {
  const { id, cwd } = record;
  const writable = sandbox === "read-only" ? [] : [...new Set([cwd, ...roots.map(realPath)])];
  const base = [...new Set([cwd, placeOf(record).root])].map((path) => ({ path, identity: folderIdentity(path) }));
  const isConfined = sandbox !== "danger-full-access";
  const gitFolders = sandbox === "workspace-write" ? openGitFolders(home, record) : [];
  const folders = writable.map(lookAtFolder);
  const clock = readFileClock(jobFolder(home, id));
  const startedAtMs = Date.now();
  writePlaces(home, id, { startedAtMs, clock, isConfined, base, writable: folders, gitFolders, witness });
}

/** The first of the job's own folders that is not there any more, or is another one now. Of one that is hidden nobody knows. */
export function goneFolder({ base }: Places): string | null {
  const gone = base.find(
    ({ path, identity }) => identity !== null && folderIdentity(path) !== identity && !isHidden(path),
  );
  return gone?.path ?? null;
}

/** The same of a job whose turn has begun, as its folders stand now; null of any other. */
export function goneFolderOf({ home }: Context, { id }: Pick<JobRecord, "id">): string | null {
  const places = readPlaces(home, id);
  return places && goneFolder(places);
}

/** What bears on whether a turn can have changed anything. */
type Acts = Pick<TurnState, "hasActed" | "hasCalledTools">;

/** True if the job has changed nothing, whatever lies on disk. Without places no turn was begun; tools run outside the sandbox. */
export function isCertainlyIdle(places: Places | null, { hasActed, hasCalledTools }: Acts): boolean {
  return places === null || !hasActed || (places.writable.length === 0 && !hasCalledTools);
}

/**
 * What the turn may have changed, and where nobody knows: empty if it certainly changed nothing but what the evidence
 * tells. `CODEX_COMPANION_LOOK_LIMIT_MS` limits the look.
 */
export function lookAgain(context: Context, record: JobRecord, places: Places | null, acts: Acts): readonly string[] {
  if (places === null || isCertainlyIdle(places, acts)) return [];
  const tools = acts.hasCalledTools ? [TOOLS_REASON] : [];
  if (places.writable.length === 0) return tools;
  const clock = Date.now() < places.startedAtMs ? [CLOCK_REASON] : [];
  const beyond = places.isConfined ? [] : [unconfinedReason(record.cwd)];
  return [...lookThrough(context, record, places), ...clock, ...tools, ...beyond];
}

function lookThrough(context: Context, record: JobRecord, places: Places): readonly string[] {
  const limitMs = limitFrom(context, "CODEX_COMPANION_LOOK_LIMIT_MS", DEFAULT_LIMIT_MS);
  const deadlineMs = monotonicMs() + limitMs;
  const reasonsIn = (folder: string, without: readonly string[], before: FolderBefore | null) => {
    const sinceMs = startIn(folder, places);
    if (sinceMs === null) return [clockReason(folder)];
    const request = { folder, sinceMs, without: new Set(without), deadlineMs };
    const { young, unread, stoppedAt } = lookForYoung(request);
    return [
      ...(young.length > 0
        ? [
            youngReason(
              young.map((path) => shortPath(record.cwd, path)),
              hasRepository(folder),
            ),
          ]
        : []),
      ...(young.length === 0 && before !== null && isListedAnew(before) ? [listReason(folder)] : []),
      ...(unread.length > 0 ? [unreadReason(unread)] : []),
      ...(stoppedAt === null ? [] : [limitReason(stoppedAt, limitMs)]),
    ];
  };
  return [
    ...places.writable.flatMap((before) => reasonsIn(before.path, pathsToSkip(context, record, before.path), before)),
    ...places.gitFolders.flatMap((folder) => reasonsIn(folder, untellingIn(folder), null)),
  ];
}

/** When the turn was about to begin, by the clock of the folder's file system; null if nobody knows. */
function startIn(folder: string, { clock, startedAtMs }: Places): number | null {
  if (clock !== null && hasClock(folder, clock)) return clock.ms;
  return goesBySystemClock(folder) ? startedAtMs : null;
}

function isListedAnew({ path, identity, print }: FolderBefore): boolean {
  const after = lookAtFolder(path);
  return after.identity !== identity || after.print !== print;
}

function hasRepository(folder: string): boolean {
  return findWorkspace(folder).gitFolders.length > 0;
}

/**
 * What is no place of work within the folder: the Git folders, of which Git has told; our own state; temporary folders.
 */
function pathsToSkip(context: Context, record: JobRecord, folder: string): readonly string[] {
  const temporary = ["/tmp", context.env["TMPDIR"] ?? ""].filter(isAbsolute).map(realPath);
  const { root, gitFolders } = findWorkspace(placeOf(record).root);
  return [...gitFolders, `${root}/.git`, realPath(context.home), ...temporary].filter((path) => isBelow(folder, path));
}

// What Git's own questions do not compare: names besides these change with every look that Git takes, or hold what it tells.
const TELLING: ReadonlySet<string> = new Set([
  ...["HEAD", "config", "config.worktree", "hooks", "info", "packed-refs", "refs", "reftable"],
]);

/** What in a Git folder does not tell whether its branches, tags or settings changed. */
function untellingIn(gitFolder: string): readonly string[] {
  return readableNamesIn(gitFolder).flatMap((name) => (TELLING.has(name) ? [] : join(gitFolder, name)));
}

/** Relative to the job's folder if it lies below it. */
function shortPath(cwd: string, path: string): string {
  return isBelow(cwd, path) ? relative(cwd, path) : path;
}
