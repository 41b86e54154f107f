// The sandbox of a turn: what the flags ask for, upon the user's own configuration. Contract section 1.

import type { SandboxMode, TaskRequest } from "../job/request.ts";
import type { TurnExtras } from "../job/turn-extras.ts";
import type { WorkspaceWriteSettings } from "./configuration.ts";

/** The user's configured sandbox, as `config/read` tells it. */
export interface ConfiguredSandbox {
  readonly mode: string | null;
  readonly settings: WorkspaceWriteSettings;
}

/** Which sandbox the turn gets. Without a flag it is read-only; `--write` takes the user's own if that can write. */
export function sandboxMode(
  request: Pick<TaskRequest, "write" | "sandbox">,
  configured: ConfiguredSandbox,
): SandboxMode {
  if (request.sandbox !== null) return request.sandbox;
  if (!request.write) return "read-only";
  return configured.mode === "danger-full-access" ? "danger-full-access" : "workspace-write";
}

/** A `sandboxPolicy`, as Codex takes it. */
export type SandboxPolicy =
  | { readonly type: "readOnly"; readonly networkAccess: boolean }
  | { readonly type: "dangerFullAccess" }
  | ({ readonly type: "workspaceWrite" } & Readonly<WorkspaceWriteSettings>);

/** The folders besides its own in which a turn may write, and whether it may use the network; the Git folders are not among them. */
export function widened(
  settings: WorkspaceWriteSettings,
  { network, addDirs = [] }: TurnExtras,
): WorkspaceWriteSettings {
  const writableRoots = [...settings.writableRoots, ...addDirs];
  return { ...settings, writableRoots, networkAccess: settings.networkAccess || network === true };
}

/**
 * The `sandboxPolicy` of `turn/start`. `gitFolders` are made writable only under workspace-write; absolute paths. The user's
 * own settings are for workspace-write: a read-only turn has the network only if the task asks for it.
 */
export function sandboxPolicy(
  mode: SandboxMode,
  settings: WorkspaceWriteSettings,
  gitFolders: readonly string[],
  extras: TurnExtras = {},
): SandboxPolicy {
  switch (mode) {
    case "read-only":
      return { type: "readOnly", networkAccess: extras.network === true };
    case "danger-full-access":
      return { type: "dangerFullAccess" };
    case "workspace-write": {
      const wide = widened(settings, extras);
      return { type: "workspaceWrite", ...wide, writableRoots: [...wide.writableRoots, ...gitFolders] };
    }
  }
}
