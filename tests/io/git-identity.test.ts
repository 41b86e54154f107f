/** Who the committer is. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { withGit } from "../../plugins/codex/scripts/src/io/git.ts";
import { identityStamp, userIdentity } from "../../plugins/codex/scripts/src/io/git-identity.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("userIdentity is what variables say, else the configuration, else nobody", async (t) => {
  const folder = await makeTempFolder(t);
  const root = await makeRepository(join(folder, "repo"));
  const plain = { ...gitEnvironment(), CODEX_COMPANION_HOME: folder, GIT_COMMITTER_NAME: "", GIT_COMMITTER_EMAIL: "" };
  const identity = (env: Readonly<Record<string, string | undefined>>) =>
    withGit({ root, env: { ...plain, ...env } }, async (open) => ({ who: userIdentity(open) }));
  await git(root, "config", "user.name", "Con Fig");
  await git(root, "config", "user.email", "con@example.invalid");
  assert.deepEqual(await identity({}), { who: { name: "Con Fig", email: "con@example.invalid" } });
  assert.deepEqual(await identity({ GIT_COMMITTER_NAME: " <V\nar> " }), {
    who: { name: "Var", email: "con@example.invalid" },
  });
  await git(root, "config", "user.email", "<>");
  assert.deepEqual(await identity({}), { who: null });
});

test("identityStamp has whole seconds and the zone of that moment", () => {
  const atMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
  const stamp = identityStamp({ name: "A B", email: "a@b" }, atMs);
  const [, seconds, sign, hours, minutes] = /^A B <a@b> (\d+) ([+-])(\d\d)(\d\d)$/u.exec(stamp) ?? [];
  assert.equal(Number(seconds), Math.floor(atMs / 1_000));
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  assert.equal(offset + new Date(atMs).getTimezoneOffset(), 0);
});
