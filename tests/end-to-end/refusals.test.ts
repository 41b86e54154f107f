/** What the real Codex refuses, or cannot start, is said: MCP tools without an approval, servers, its own sandbox. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { codexBinary } from "../../testing/codex-binary.ts";
import { COMPANION, finished, makeRig, type RealRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";
import { flat } from "../cli/fixtures/reading.ts";

const MCP_SERVER = fileURLToPath(new URL("../../testing/mcp-server.js", import.meta.url));

const server = (name: string, lines: readonly string[], script = MCP_SERVER) =>
  [
    `[mcp_servers.${name}]`,
    `command = ${JSON.stringify(process.execPath)}`,
    `args = [${JSON.stringify(script)}]`,
    ...lines,
  ].join("\n");

test("a refused MCP tool is named with the setting that allows it, and that setting lets it through", async (t) => {
  const call = reply({ type: "function_call", name: "touch", namespace: "mcp__notes", arguments: {} });
  for (const [lines, isRefused] of [
    [[], true],
    [['default_tools_approval_mode = "approve"'], false],
  ] as const) {
    const scenario = [call, reply(message("That was it."))];
    const rig = await makeRig(t, { config: { extraToml: server("notes", lines) }, model: { scenario } });
    const { stdout } = await rig.run(["task", "--write", "--", "Call it."]);
    const record = readRecord(rig.home, jobIds(rig.home)[0] ?? "") ?? assert.fail(stdout);
    assert.deepEqual(record["refusedTools"], isRefused ? [{ server: "notes", tool: "touch", calls: 1 }] : undefined);
    const note =
      /note {5}calls of the MCP server notes were refused \(touch\).*default_tools_approval_mode = "approve" under \[mcp_servers\.notes\]/;
    assert.equal(note.test(stdout), isRefused, stdout);
    assert.equal(/MCP servers notes it will refuse/.test(flat((await rig.run(["setup"])).stdout)), isRefused);
    const log = (await rig.run(["logs"])).stdout;
    assert.equal(/notes\/touch failed: .*requires approval/.test(log), isRefused, log);
  }
});

test("a required MCP server that does not start is the configuration's fault, and is tried once", async (t) => {
  const rig = await makeRig(t, { config: { extraToml: server("notes", ["required = true"], "/nowhere.js") } });
  const { code, stdout } = await rig.run(["task", "--", "[[say:Never.]]"]);
  assert.match(stdout, / kind=config_invalid\]\]\n$/);
  assert.equal(code, 1);
  const record = readRecord(rig.home, jobIds(rig.home)[0] ?? "") ?? assert.fail();
  assert.equal(record["attempts"].length, 1);
  assert.match(record["failure"].message, /notes/);
});

test("a Codex without its shell is refused, and one without sub-agents works", async (t) => {
  const rig = await makeRig(t);
  const config = join(rig.codexHome, "config.toml");
  const usual = readFileSync(config, "utf8");
  const features = (line: string) => writeFileSync(config, usual.replace("[features]", `[features]\n${line}`));
  features("shell_tool = false");
  const refused = await rig.run(["task", "--", "[[say:Never.]]"]);
  assert.deepEqual([refused.code, refused.stdout], [3, "[[codex-task status=failed kind=route_not_allowed]]\n"]);
  assert.match(refused.stderr, /switches its shell off \(shell_tool under \[features\]/);
  features("multi_agent = false");
  assert.match(flat((await rig.run(["setup"])).stdout), /Codex's own sub-agents are switched off \(multi_agent under/);
  assert.equal((await rig.run(["task", "--", "[[say:Done.]]"])).code, 0);
  features("");
  const setup = await rig.run(["setup", "--prompt"]);
  assert.match(flat(setup.stdout), / yes The route is allowed: no policy restricts the route /);
  assert.match(flat(setup.stdout), / yes Codex answers: a small prompt was answered within /);
});

test("a sandbox that cannot be set up is said first, and the turn has failed", async (t) => {
  const rig = await makeRig(t);
  // As in a hardened container: no capability, and no namespace of one's own.
  const outer = ["--unshare-user", "--disable-userns", "--cap-drop", "ALL", "--dev-bind", "/", "/", "--"];
  const args = ["task", "--write", "--", "[[run:echo hi]] [[say:All is done.]]"];
  const { stdout } = await started(rig, bundledBwrap(), [...outer, process.execPath, COMPANION, ...args]);
  assert.match(stdout, /\n! Codex could start no command: [^\n]*bwrap: /);
  assert.match(stdout, / kind=sandbox_or_policy_block\]\]\n$/);
});

test("a process that may open no more files says nothing of Codex, and closes no lane", async (t) => {
  const rig = await makeRig(t);
  const { stdout } = await limited(rig, 24, ["task", "--", "[[say:Hello.]]"]);
  assert.doesNotMatch(stdout, /kind=(?:codex_not_executable|codex_missing|protocol_error)/);
  const after = await rig.run(["task", "--", "[[say:Hello.]]"]);
  assert.match(after.stdout, /status=complete/, after.stderr);
});

function limited(rig: RealRig, files: number, args: readonly string[]) {
  const script = 'ulimit -n "$1"; shift; exec "$@"';
  return started(rig, "/bin/sh", ["-c", script, "sh", String(files), process.execPath, COMPANION, ...args]);
}

function started(rig: RealRig, file: string, args: readonly string[]) {
  const child = spawn(file, args, { cwd: rig.repo, env: rig.env, stdio: "pipe" });
  child.stdin.end();
  return finished(child);
}

/** The program with which Codex makes its sandbox; it lies beside it. */
function bundledBwrap(): string {
  return join(codexBinary(), "..", "..", "codex-resources", "bwrap");
}
