// Switches the stop gate of the context's workspace on and off.

import type { StoredGateSettings } from "../../core/review/gate-settings.ts";
import { readGateSettings, removeGate, writeGateSettings } from "../../io/stop-gate-store.ts";
import { findWorkspace, isFolder } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";

/** What the gate is set to; null: it is off. */
export function gateSettingsOf(context: Context): StoredGateSettings | null {
  return readGateSettings(context.home, workspaceRootOf(context));
}

/** Switches it on, or changes it; false where there is no repository, of which no snapshot can be taken. */
export function switchGateOn(context: Context, settings: StoredGateSettings): boolean {
  if (!isFolder(context.cwd) || findWorkspace(context.cwd).gitFolders.length === 0) return false;
  writeGateSettings(context.home, workspaceRootOf(context), settings);
  return true;
}

/** Switches it off. */
export function switchGateOff(context: Context): void {
  removeGate(context.home, workspaceRootOf(context));
}
