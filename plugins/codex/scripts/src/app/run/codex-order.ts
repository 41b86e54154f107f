// What a run of Codex is asked for, and what it tells as it happens.

import type { Notification } from "../../core/codex/messages.ts";
import type { ThreadWanted, Work } from "../../core/codex/requests.ts";
import type { SandboxPolicy } from "../../core/codex/sandbox.ts";
import type { TurnState } from "../../core/codex/turn.ts";
import type { Learnt } from "../../core/job/record.ts";
import type { SandboxMode, TaskRequest } from "../../core/job/request.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import type { Environment } from "../../io/home.ts";
import type { Steer } from "./take-words.ts";

/** A copy is trusted as a project if the user trusts one of their own folders that it is a copy of, the nearest first. */
export interface CopyTrust {
  readonly copy: string;
  readonly folders: readonly string[];
}

/** What is to be run. `prepare` is called while Codex starts, and the turn waits for it; `gitFolders` are to be writable. */
export interface CodexOrder {
  readonly program: string;
  readonly cwd: string;
  readonly env: Environment;
  readonly request: TaskRequest;
  readonly title: string;
  /** What Codex is asked for, once the sandbox is known. */
  readonly work: (sandbox: SandboxPolicy) => Work;
  /** Only in a copy: whose trust of the user holds for it. */
  readonly trust?: CopyTrust;
  readonly threadSettings?: Pick<ThreadWanted, "config">;
  /** The state that the turn begins with. */
  readonly turn: TurnState;
  readonly gitFolders: readonly string[];
  readonly prepare: () => Promise<unknown>;
  /** True if of all that the job has started only the Codex with this pid lives. */
  readonly isAlone: (threadId: string, codexPid: number) => boolean;
  /** Settles with the signal's name when the worker is asked to stop. */
  readonly stop: Promise<string>;
  readonly networkLimitMs: number;
  /** Called once the turn is under way, to take what is said to it; gives how to stop that. */
  readonly takeWords?: (steer: Steer) => () => void;
  /** How long Codex may take for a reply. Default: 60 s. */
  readonly replyLimitMs?: number;
}

/**
 * Told as it happens. `onPlaces`: just before the turn starts, which waits for it. `onEnd`: as soon as the end is
 * named, before Codex is closed. `onQuiet`: after that, if the turn was whole and nothing else of the job is alive.
 */
export interface CodexListener {
  onLearnt(phase: string, facts: Partial<Learnt>): void;
  onPlaces(sandbox: SandboxMode, writableRoots: readonly string[]): void;
  onNotification(notification: Notification): void;
  /** How many tokens the job has used so far, whenever Codex tells. */
  onTokens(total: number): void;
  onRefused(method: string): void;
  onStderr(text: string): void;
  onEnd(end: RunEnd): void;
  onQuiet(turn: TurnState): void;
}
