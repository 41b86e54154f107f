/**
 * A waiter is woken by the file system; the slow look is only the net below it. The slow look's timer stands still here
 * and moves only when a test says so: whatever ends a wait without it was told by something else.
 */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, mock, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { SAFETY_LOOK_MS, waitUntil } from "../../plugins/codex/scripts/src/io/file-watch.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

describe("waitUntil", { timeout: 60_000 }, () => {
  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setInterval"] });
  });

  test("looks at once, and needs no folder for that", async () => {
    assert.equal(await waitUntil({ folders: [], look: () => "value" }), "value");
    assert.equal(await waitUntil({ folders: ["/absent"], look: () => false, timeoutMs: 0 }), false);
  });

  test("is woken by a change in any of its folders", async (t) => {
    const folder = await makeTempFolder(t);
    const folders = ["a", "b"].map((name) => join(folder, name));
    for (const path of folders) mkdirSync(path);
    for (const [index, path] of folders.entries()) {
      let looks = 0;
      const look = () => {
        looks += 1;
        return names(path).includes("news") || undefined;
      };
      const waiting = waitUntil({ folders, look });
      await until(() => looks > 0, { what: "the first look" });
      assert.equal(await isPending(waiting), true, String(index));
      writeFileSync(join(path, "news"), "");
      assert.equal(await waiting, true);
    }
  });

  test("misses no change that comes while it looks", async (t) => {
    const folder = await makeTempFolder(t);
    const look = async () => {
      const isThere = names(folder).includes("news");
      if (!isThere) writeFileSync(join(folder, "news"), ""); // This look has seen nothing.
      await pause(30);
      return isThere || undefined;
    };
    assert.equal(await waitUntil({ folders: [folder], look }), true);
  });

  test("looks once for a burst of changes, and not at all for a file that is still being written", async (t) => {
    const folder = await makeTempFolder(t);
    let looks = 0;
    const look = () => {
      looks += 1;
      return names(folder).includes("news") || undefined;
    };
    const waiting = waitUntil({ folders: [folder], look });
    for (let round = 0; round < 5; round += 1) {
      for (let number = 0; number < 10; number += 1) writeFileSync(join(folder, `.tmp-${round}-${number}`), "half");
      await pause(10);
    }
    const looksWhileWritten = looks;
    for (let number = 0; number < 50; number += 1) writeFileSync(join(folder, `old-${number}`), "");
    await until(() => looks > looksWhileWritten, { what: "a look for the burst" });
    writeFileSync(join(folder, "news"), "");
    assert.equal(await waiting, true);
    assert.equal(looksWhileWritten, 1);
    assert.ok(looks <= 9, `${looks} looks`);
  });

  test("never looks twice at the same time", async (t) => {
    const folder = await makeTempFolder(t);
    let [together, most] = [0, 0];
    const look = async () => {
      together += 1;
      most = Math.max(most, together);
      await pause(20);
      together -= 1;
      return names(folder).length >= 5 || undefined;
    };
    const waiting = waitUntil({ folders: [folder], look });
    for (const name of ["a", "b", "c", "d", "e"]) {
      writeFileSync(join(folder, name), "");
      await pause(5);
    }
    assert.equal(await waiting, true);
    assert.equal(most, 1);
  });

  test("looks once a second if no change is told", async () => {
    let looks = 0;
    const waiting = waitUntil({ folders: [], look: () => (++looks === 3 ? "third" : undefined) });
    for (const expected of [1, 2]) {
      mock.timers.tick(SAFETY_LOOK_MS - 1);
      assert.equal(await isPending(waiting), true);
      assert.equal(looks, expected);
      mock.timers.tick(1);
      await until(() => looks === expected + 1, { what: "a look" });
    }
    assert.equal(await waiting, "third");
  });

  test("begins to watch a folder that was not there", async (t) => {
    const folder = join(await makeTempFolder(t), "later");
    let looks = 0;
    const look = () => {
      looks += 1;
      return names(folder).includes("news") || undefined;
    };
    const waiting = waitUntil({ folders: [folder], look });
    mkdirSync(folder);
    mock.timers.tick(SAFETY_LOOK_MS);
    await until(() => looks >= 2, { what: "the slow look" });
    writeFileSync(join(folder, "news"), "");
    assert.equal(await waiting, true);
  });

  test("is woken by the promise, settled either way", async () => {
    const fail = () => Promise.reject(new Error("failed"));
    for (const settle of [() => pause(30), () => pause(30).then(fail)]) {
      let looks = 0;
      const look = () => (++looks === 2 ? "second" : undefined);
      assert.equal(await waitUntil({ folders: [], look, wakeOn: settle() }), "second");
    }
  });

  test("gives null when the time is up, after a last look, and not before", async (t) => {
    const folder = await makeTempFolder(t);
    let looks = 0;
    const look = () => {
      looks += 1;
      return undefined;
    };
    const startedAt = performance.now();
    assert.equal(await waitUntil({ folders: [folder], look, timeoutMs: 100 }), null);
    assert.ok(performance.now() - startedAt >= 100);
    assert.equal(looks, 2);
    assert.equal(await waitUntil({ folders: [], look, timeoutMs: 0 }), null);
    assert.equal(looks, 3);
  });

  test("does not believe the wall clock", async () => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setInterval", "Date"] });
    const startedAt = performance.now();
    const waiting = waitUntil({ folders: [], look: () => undefined, timeoutMs: 150, wakeOn: pause(20) });
    mock.timers.setTime(86_400_000);
    assert.equal(await waiting, null);
    assert.ok(performance.now() - startedAt >= 150);
  });

  test("takes a limit of years for one, without a word", async (t) => {
    const warnings: string[] = [];
    const listen = (warning: Error) => void warnings.push(warning.name);
    process.on("warning", listen);
    t.after(() => process.off("warning", listen));
    let looks = 0;
    const look = () => (++looks === 2 ? performance.now() : undefined);
    const startedAt = performance.now();
    const value = await waitUntil({ folders: [], look, timeoutMs: 400 * 86_400_000, wakeOn: pause(50) });
    assert.ok((value ?? 0) - startedAt >= 45, "an overflowing timer wakes at once");
    assert.deepEqual(warnings, []);
  });

  test("goes without the file system's word if that is switched off, and looks all the same", async (t) => {
    process.env["CODEX_COMPANION_FILE_EVENTS"] = "off";
    t.after(() => void delete process.env["CODEX_COMPANION_FILE_EVENTS"]);
    const folder = await makeTempFolder(t);
    let looks = 0;
    const look = () => {
      looks += 1;
      return names(folder).length > 0 || undefined;
    };
    const waiting = waitUntil({ folders: [folder], look });
    writeFileSync(join(folder, "new"), "");
    assert.deepEqual([await isPending(waiting), looks], [true, 1]);
    mock.timers.tick(SAFETY_LOOK_MS);
    assert.equal(await waiting, true);
  });

  test("hands on what a look throws, at once or later, and looks no more", async () => {
    const problem = new Error("problem");
    for (const at of [1, 2]) {
      let looks = 0;
      const look = () => {
        looks += 1;
        if (looks === at) throw problem;
        return undefined;
      };
      await assert.rejects(waitUntil({ folders: [], look, wakeOn: pause(10) }), problem);
      mock.timers.tick(10 * SAFETY_LOOK_MS);
      await pause(30);
      assert.equal(looks, at);
    }
  });
});

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isPending(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => false), pause(20).then(() => true)]);
}
