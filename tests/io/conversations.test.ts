/** Only a regular file of the client's own conversations is one, whatever links say. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type TestContext, test } from "node:test";
import {
  conversationFolders,
  findConversation,
  lookAtConversation,
} from "../../plugins/codex/scripts/src/io/conversations.ts";
import { makeTempFolder } from "../../testing/temp.ts";

async function makeHome(t: TestContext) {
  const folder = await makeTempFolder(t);
  const projects = join(folder, ".claude", "projects");
  const project = join(projects, "-work");
  mkdirSync(project, { recursive: true });
  const file = join(project, "s-1.jsonl");
  writeFileSync(file, "{}\n");
  return { folder, projects, project, file, env: { HOME: folder } };
}

test("findConversation finds a session's file in whatever folder, and follows no name that leads elsewhere", async (t) => {
  const { env, file, folder } = await makeHome(t);
  writeFileSync(join(folder, ".claude", "x.jsonl"), "{}\n");
  assert.equal(findConversation(env, "s-1"), file);
  assert.equal(findConversation(env, "s-2"), null);
  assert.equal(findConversation(env, "../../x"), null);
  assert.equal(findConversation({ HOME: join(folder, "nobody") }, "s-1"), null);
});

test("conversationFolders: a configured folder comes before the usual one", async (t) => {
  const { env, folder, projects, file } = await makeHome(t);
  const configured = { ...env, CLAUDE_CONFIG_DIR: join(folder, "other") };
  assert.deepEqual(conversationFolders(configured), [join(folder, "other", "projects"), projects]);
  assert.deepEqual(conversationFolders({ ...env, CLAUDE_CONFIG_DIR: "" }), [projects]);
  assert.equal(findConversation(configured, "s-1"), file);
  mkdirSync(join(folder, "other", "projects", "-w"), { recursive: true });
  writeFileSync(join(folder, "other", "projects", "-w", "s-1.jsonl"), "{}\n");
  assert.equal(findConversation(configured, "s-1"), join(folder, "other", "projects", "-w", "s-1.jsonl"));
});

test("a folder that is named by the current one is none of the client's", async (t) => {
  const { file } = await makeHome(t);
  for (const HOME of ["", relative(process.cwd(), dirname(dirname(dirname(dirname(file)))))]) {
    const env = { HOME, CLAUDE_CONFIG_DIR: join(HOME, ".claude") };
    assert.deepEqual(conversationFolders(env), []);
    assert.deepEqual(lookAtConversation(env, file), { why: "it does not lie in your home folder: HOME is none" });
  }
});

test("lookAtConversation takes a file there, also by a link that stays there", async (t) => {
  const { env, file, project } = await makeHome(t);
  symlinkSync(file, join(project, "link.jsonl"));
  assert.deepEqual(lookAtConversation(env, file), { path: file });
  assert.deepEqual(lookAtConversation(env, join(project, "link.jsonl")), { path: file });
});

test("lookAtConversation refuses everything else", async (t) => {
  const { env, folder, projects, project } = await makeHome(t);
  const outside = join(folder, "secret.jsonl");
  writeFileSync(outside, "{}\n");
  symlinkSync(outside, join(project, "out.jsonl"));
  symlinkSync(join(project, "loop.jsonl"), join(project, "loop.jsonl"));
  mkdirSync(join(project, "folder.jsonl"));
  writeFileSync(join(project, "notes.txt"), "");
  execFileSync("mkfifo", [join(project, "pipe.jsonl")]);
  const notRegular = { why: "it is no regular file" };
  const elsewhere = { why: `it does not lie in ${projects}` };
  const cases: readonly [string, object][] = [
    [outside, elsewhere],
    [join(project, "out.jsonl"), elsewhere],
    [join(project, "..", "..", "..", "secret.jsonl"), elsewhere],
    [projects, elsewhere],
    [join(project, "folder.jsonl"), notRegular],
    [join(project, "pipe.jsonl"), notRegular],
    [join(project, "loop.jsonl"), { why: "it is a link that leads in a circle (ELOOP)" }],
    [join(project, "notes.txt"), { why: "its name does not end with .jsonl" }],
    [join(project, "gone.jsonl"), { why: "it is gone, or a link to nothing (ENOENT)" }],
  ];
  for (const [path, expected] of cases) assert.deepEqual(lookAtConversation(env, path), expected, path);
  assert.deepEqual(lookAtConversation({ HOME: join(folder, "nobody") }, outside), {
    why: `it does not lie in ${join(folder, "nobody", ".claude", "projects")}`,
  });
});
