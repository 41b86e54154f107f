// Evidence: the repository before the turn, and what became of it.

import { isAbsolute, relative } from "node:path";
import type { TurnState } from "../core/codex/turn.ts";
import type { JobRecord } from "../core/job/record.ts";
import { evidenceBetween, evidenceWithoutRepository } from "../core/outcome/snapshot.ts";
import type { Evidence } from "../core/outcome/work.ts";
import { commitsBetween, isOnRemote, pathsInCommits, takeSnapshot } from "../io/git.ts";
import { readBefore, writeBefore } from "../io/job-files.ts";
import { absentMountPoints } from "../io/mount-points.ts";
import { findWorkspace } from "../io/workspace.ts";
import type { Context } from "./context.ts";

/** What of the turn bears on the evidence. */
export type WorkItems = Pick<TurnState, "changedPaths" | "succeededCommands">;

/** Takes and stores the state before the turn. Nothing may be started before it is stored. */
export async function takeBaseline(context: Context, record: JobRecord): Promise<void> {
  const { gitFolders } = findWorkspace(record.cwd);
  const before = gitFolders.length === 0 ? null : await takeSnapshot(record.workspaceRoot, context.env);
  const mountPoints = record.request.write ? absentMountPoints([record.cwd, ...gitFolders]) : [];
  if (before !== null || mountPoints.length > 0) writeBefore(context.home, record.id, before, mountPoints);
}

/** Compares the repository with its state before the turn. */
export async function gatherEvidence(context: Context, record: JobRecord, items: WorkItems): Promise<Evidence | null> {
  const before = readBefore(context.home, record.id);
  const after = before === null ? null : await takeSnapshot(before.repository, context.env);
  if (before === null || after === null) return evidenceWithoutRepository(items.changedPaths);
  const root = before.repository;
  const moved = after.head !== null && after.head !== before.head;
  const commits = moved ? await commitsBetween(root, context.env, before.head, after.head) : [];
  const last = commits.at(-1);
  return evidenceBetween(before, after, {
    commits,
    committedPaths: await pathsInCommits(root, context.env, commits),
    pushed: last !== undefined && (await isOnRemote(root, context.env, last.sha)),
    itemPaths: items.changedPaths.flatMap((path) => pathBelow(root, path) ?? []),
    itemCommit: items.succeededCommands.some((command) => /\bgit\b[^;&|]*\bcommit\b/.test(command)),
  });
}

function pathBelow(root: string, path: string): string | null {
  const below = isAbsolute(path) ? relative(root, path) : path;
  return below.startsWith("..") || isAbsolute(below) ? null : below.replaceAll("\\", "/");
}
