// Calls of MCP tools that Codex refused because they need an approval, and nobody is there to give it.

import type { RefusedTool } from "../job/record.ts";
import type { TurnItem } from "./turn-item.ts";

// As Codex 0.169.0 says it; the words for the policy may change.
const NEEDS_APPROVAL = /requires approval, but approval policy is|rejected MCP tool call/i;
const MOST = 20;

/** The list with a finished call added, if it was refused. */
export function withRefusedCall(
  refused: readonly RefusedTool[],
  { name, server, error }: Extract<TurnItem, { type: "tool" }>,
): readonly RefusedTool[] {
  if (server === undefined || error === undefined || !NEEDS_APPROVAL.test(error)) return refused;
  const tool = name.slice(server.length + 1);
  const at = refused.findIndex((each) => each.server === server && each.tool === tool);
  const known = refused[at];
  if (known !== undefined) return refused.with(at, { ...known, calls: known.calls + 1 });
  return refused.length < MOST ? [...refused, { server, tool, calls: 1 }] : refused;
}

/** The line of Codex's configuration that allows the tools of a server. */
export function approvalSetting(server: string): string {
  const key = /^[A-Za-z0-9_-]+$/.test(server) ? server : JSON.stringify(server);
  return `default_tools_approval_mode = "approve" under [mcp_servers.${key}]`;
}
