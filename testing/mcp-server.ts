/** A small MCP server over standard input and output, with one tool that says nothing of being read-only. */
import { createInterface } from "node:readline";

const TOOL = { name: "touch", description: "Touches something.", inputSchema: { type: "object", properties: {} } };

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id, result: answer(method, params) })}\n`);
});

function answer(method: string, params: { protocolVersion?: string } = {}): object {
  switch (method) {
    case "initialize":
      return {
        protocolVersion: params.protocolVersion ?? "2025-06-18",
        capabilities: { tools: {} },
        serverInfo: { name: "notes", version: "1.0.0" },
      };
    case "tools/list":
      return { tools: [TOOL] };
    case "tools/call":
      return { content: [{ type: "text", text: "touched" }] };
    default:
      return {};
  }
}
