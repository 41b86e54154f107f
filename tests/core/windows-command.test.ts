import assert from "node:assert/strict";
import { test } from "node:test";
import { spawnable } from "../../plugins/codex/scripts/src/core/windows-command.ts";

test("spawnable leaves programs as they are, and batch files if there is no Windows", () => {
  const cases = [
    ["C:\\codex\\codex.exe", "win32"],
    ["/usr/bin/codex", "linux"],
    ["/usr/bin/codex.cmd", "darwin"],
  ] as const;
  for (const [program, platform] of cases) {
    const expected = { file: program, args: ["app-server"], isVerbatim: false };
    assert.deepEqual(spawnable(program, ["app-server"], platform, "C:\\Windows\\System32\\cmd.exe"), expected);
  }
});

test("spawnable starts a batch file through cmd.exe, so quoted that nothing in it is program text", () => {
  const { file, args, isVerbatim } = spawnable(
    "C:\\Program Files\\a&b\\codex.CMD",
    ["app-server", '50% "off" & more\\'],
    "win32",
    "C:\\Windows\\System32\\cmd.exe",
  );
  assert.equal(file, "C:\\Windows\\System32\\cmd.exe");
  assert.equal(isVerbatim, true);
  assert.deepEqual(args.slice(0, 3), ["/d", "/s", "/c"]);
  assert.equal(
    args[3],
    '"^"C:\\Program^ Files\\a^&b\\codex.CMD^" ^^^"app-server^^^" ^^^"50^^^%^^^ \\^^^"off\\^^^"^^^ ^^^&^^^ more\\\\^^^""',
  );
  assert.equal(spawnable("codex.bat", [], "win32", undefined).file, "cmd.exe");
});

/** What cmd.exe leaves of a line in one reading: a caret takes the meaning from the next character. */
function readOnce(text: string): string {
  return text.replaceAll(/\^(.)/g, "$1");
}

test("spawnable's arguments survive both readings", () => {
  for (const argument of ["plain", "a b", 'say "hi"', "back\\slash\\", "%PATH%", "a&b|c>d<e^f", "!x!", '\\"']) {
    const line = spawnable("c.cmd", [argument], "win32", undefined).args[3] ?? "";
    const seen = readOnce(readOnce(line.slice(1, -1).replace('^"c.cmd^" ', "")));
    const meant = seen.slice(1, -1).replaceAll(/(\\*)\\"/g, (_, run: string) => `${"\\".repeat(run.length / 2)}"`);
    assert.equal(
      meant.replace(/(\\+)$/, (run) => "\\".repeat(run.length / 2)),
      argument,
    );
  }
});
