/** Files are published whole and once, whoever races and whoever is killed. */
import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  errorCode,
  namesIn,
  publishOnce,
  readIfPresent,
  removeIfPresent,
  replaceFile,
  statsOf,
  sweepTemporaries,
} from "../../plugins/codex/scripts/src/io/files.ts";
import { type Finished, finished } from "../../testing/companion.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

describe("publishOnce", () => {
  test("publishes a private file whole, and leaves no other", async (t) => {
    const folder = await makeTempFolder(t);
    assert.equal(publishOnce(join(folder, "name"), "first"), true);
    assert.equal(publishOnce(join(folder, "name"), "second"), false);
    assert.deepEqual(contents(folder), { name: "first" });
    assertMode(join(folder, "name"), 0o600);
  });

  test("has exactly one winner for each name among eight racing processes", async (t) => {
    const folder = await makeTempFolder(t);
    const count = 40;
    const letters = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const racers = letters.map((letter) => startPublisher(folder, count, 5_000, letter));
    await Promise.all(racers.map(({ isReady }) => isReady));
    writeFileSync(join(folder, "go"), "");
    const ends = await Promise.all(racers.map(({ end }) => end));
    const winners = new Map<string, string[]>();
    for (const [index, { stdout }] of ends.entries()) {
      for (const number of JSON.parse(stdout.split("\n")[1] ?? "") as number[]) {
        const name = `file-${number}`;
        winners.set(name, [...(winners.get(name) ?? []), (letters[index] ?? "").repeat(5_000)]);
      }
    }
    const { go: _, ...published } = contents(folder);
    assert.equal(winners.size, count);
    assert.deepEqual(
      Object.fromEntries(winners),
      Object.fromEntries(Object.entries(published).map(([name, text]) => [name, [text]])),
    );
  });

  test("killed at any moment leaves whole files, and a stray temporary one at most", async (t) => {
    const bytes = 20_000_000;
    let strays = 0;
    for (const [round, delayMs] of [8, 15, 22, 29, 36].entries()) {
      const folder = join(await makeTempFolder(t), String(round));
      mkdirSync(folder);
      const publisher = startPublisher(folder, 1_000, bytes, "x");
      await publisher.isReady;
      writeFileSync(join(folder, "go"), "");
      await until(() => readdirSync(folder).length > 1, { what: "its first file" });
      await pause(delayMs);
      publisher.child.kill("SIGKILL");
      await publisher.end;
      const names = readdirSync(folder).filter((name) => name !== "go");
      const temporary = names.filter((name) => name.startsWith(".tmp-"));
      const whole = names.filter((name) => /^file-\d+$/.test(name));
      assert.ok(temporary.length <= 1, temporary.join());
      assert.deepEqual(names.length, temporary.length + whole.length);
      for (const name of whole) assert.equal(statSync(join(folder, name)).size, bytes);
      strays += temporary.length;
    }
    assert.ok(strays > 0, "no kill hit a write: this test showed nothing");
  });

  test("throws what the file system says, and leaves nothing", async (t) => {
    const folder = await makeTempFolder(t);
    mkdirSync(join(folder, "taken"));
    assert.equal(publishOnce(join(folder, "taken"), "text"), false);
    assert.throws(() => publishOnce(join(folder, "absent", "name"), "text"), { code: "ENOENT" });
    assert.deepEqual(readdirSync(folder), ["taken"]);
  });
});

test("replaceFile puts a whole file in place of whatever was there, bytes unchanged", async (t) => {
  const folder = await makeTempFolder(t);
  const path = join(folder, "name");
  replaceFile(path, "old");
  replaceFile(path, Uint8Array.of(0, 255, 128));
  assert.deepEqual([...readFileSync(path)], [0, 255, 128]);
  assert.deepEqual(readdirSync(folder), ["name"]);
});

test("replaceFile that cannot put the file in place leaves no temporary one", async (t) => {
  const folder = await makeTempFolder(t);
  mkdirSync(join(folder, "name"));
  assert.throws(() => replaceFile(join(folder, "name"), "text"));
  assert.deepEqual(readdirSync(folder), ["name"]);
});

test("sweepTemporaries removes what is older than an hour, and nothing else", async (t) => {
  const folder = await makeTempFolder(t);
  const nowMs = Date.parse("2026-01-02T12:00:00Z");
  const aged = { ".tmp-old": 3_600_001, ".tmp-young": 3_599_999, "r00000001.json": 9_000_000 };
  for (const [name, ageMs] of Object.entries(aged)) {
    writeFileSync(join(folder, name), "");
    utimesSync(join(folder, name), (nowMs - ageMs) / 1_000, (nowMs - ageMs) / 1_000);
  }
  sweepTemporaries(folder, nowMs);
  sweepTemporaries(join(folder, "absent"), nowMs);
  assert.deepEqual(readdirSync(folder).sort(), [".tmp-young", "r00000001.json"]);
});

test("statsOf tells of a link itself, and of what cannot be there that it is not", async (t) => {
  const folder = await makeTempFolder(t);
  const [file, link] = [join(folder, "file"), join(folder, "link")];
  writeFileSync(file, "abc");
  symlinkSync(link, link);
  assert.deepEqual([statsOf(file)?.size, statsOf(link)?.isSymbolicLink()], [3, true]);
  assert.deepEqual(
    [statsOf(join(folder, "absent")), statsOf(join(file, "below")), statsOf(join(link, "x"))],
    [null, null, null],
  );
});

test("what is not there reads as nothing; other errors are thrown", async (t) => {
  const folder = await makeTempFolder(t);
  writeFileSync(join(folder, "file"), "text");
  for (const absent of [join(folder, "absent"), join(folder, "file", "below")]) {
    assert.equal(readIfPresent(absent), null);
    assert.deepEqual(namesIn(absent), []);
    removeIfPresent(absent);
  }
  assert.throws(() => readIfPresent(folder), { code: "EISDIR" });
  assert.deepEqual([errorCode(new Error("x")), errorCode("ENOENT")], [null, null]);
});

function startPublisher(folder: string, count: number, bytes: number, letter: string) {
  const program = fileURLToPath(new URL("./fixtures/publish.js", import.meta.url));
  const args = [program, folder, String(count), String(bytes), letter];
  // The variable ties the process to the folder: should the test fail, it ends with it.
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, args, { env: { CODEX_HOME: folder } });
  const isReady = new Promise<void>((resolve) => {
    child.stdout.once("data", () => resolve());
  });
  const end: Promise<Finished> = finished(child);
  return { child, isReady, end };
}

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder);
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
