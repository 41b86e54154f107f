// The sandbox of a turn: what the flags ask for, upon the user's own configuration. Contract section 1.

import type { SandboxMode, TaskRequest } from "../job/record.ts";
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
  | { readonly type: "readOnly"; readonly networkAccess: false }
  | { readonly type: "dangerFullAccess" }
  | ({ readonly type: "workspaceWrite" } & Readonly<WorkspaceWriteSettings>);

/** The `sandboxPolicy` of `turn/start`. `gitFolders` are made writable only under workspace-write; absolute paths. */
export function sandboxPolicy(
  mode: SandboxMode,
  settings: WorkspaceWriteSettings,
  gitFolders: readonly string[],
): SandboxPolicy {
  switch (mode) {
    case "read-only":
      return { type: "readOnly", networkAccess: false };
    case "danger-full-access":
      return { type: "dangerFullAccess" };
    case "workspace-write":
      return { type: "workspaceWrite", ...settings, writableRoots: [...settings.writableRoots, ...gitFolders] };
  }
}
