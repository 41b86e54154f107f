/** Codex's own time: what the companion asks of it for one task, asked at once, by a client that does nothing else. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Stage } from "./stage.ts";

/** Holds one whole conversation, a turn long; the time from before Codex's start to after its end, in ms. */
export async function heldConversationMs(stage: Stage): Promise<number> {
  const startedAt = performance.now();
  const { repository: cwd, env, codex } = stage;
  const child = spawn(codex.path, ["app-server"], { cwd, env, stdio: ["pipe", "pipe", "inherit"] });
  const send = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);
  createInterface({ input: child.stdout }).on("line", (line) => {
    const { id, method, result } = JSON.parse(line);
    if (id === 1) {
      send({ method: "initialized" });
      send({ id: 2, method: "account/read", params: {} });
      send({ id: 3, method: "config/read", params: { cwd } });
      send({ id: 4, method: "thread/start", params: { cwd, approvalPolicy: "never", sandbox: "read-only" } });
    } else if (id === 4) {
      const threadId = result.thread.id;
      send({ id: 5, method: "thread/name/set", params: { threadId, name: "bench" } });
      send({ id: 6, method: "turn/start", params: { threadId, input: [{ type: "text", text: "bench" }] } });
    } else if (method === "turn/completed") child.stdin.end();
  });
  send({ id: 1, method: "initialize", params: { clientInfo: { name: "bench", title: "bench", version: "0" } } });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The fake Codex ended with ${code}.`);
  return performance.now() - startedAt;
}
