// What is exported is asked of a real shell.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { exportVariables } from "../../plugins/codex/scripts/src/io/environment-file.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("exportVariables gives a shell every value as it is, and adds to a variable that is to be kept", async (t) => {
  const file = join(await makeTempFolder(t), "env file.sh");
  writeFileSync(file, "export EARLIER=1\n");
  const values = { A: `it's "a" $HOME \`x\` \\ ü`, B: "", C: "two\nlines" };
  exportVariables(file, { ...values, PATH: `$PATH:/it's "b"/$HOME/bin` });
  exportVariables(file, { LATER: "2" });
  const script = '. "$0"; printf "%s|" "$EARLIER" "$A" "$B" "$C" "$LATER" "$PATH"; env | grep -c "^A="';
  const said = execFileSync("sh", ["-c", script, file], {
    encoding: "utf8",
    env: { PATH: "/bin:/usr/bin", HOME: "/h" },
  });
  assert.equal(said, `1|${values.A}||${values.C}|2|/bin:/usr/bin:/it's "b"/$HOME/bin|1\n`);
});
