// The files that a task names are looked at before it is a job.
import assert from "node:assert/strict";
import { mkdirSync, realpathSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { namedImage, namedSchema } from "../../../plugins/codex/scripts/src/app/dispatch/named-files.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const PNG = Buffer.from("89504e470d0a1a0a00000000", "hex");

test("namedImage takes an image by its first bytes, and says why it takes nothing else", async (t) => {
  const cwd = realpathSync(await makeTempFolder(t));
  mkdirSync(join(cwd, "folder"));
  for (const name of ["dot.txt", "huge.png"]) writeFileSync(join(cwd, name), PNG);
  truncateSync(join(cwd, "huge.png"), 20_000_001);
  writeFileSync(join(cwd, "text.png"), "png");
  writeFileSync(join(cwd, "empty.png"), "");
  assert.deepEqual(namedImage(cwd, "dot.txt"), { path: join(cwd, "dot.txt") });
  const none = "by its first bytes it is no image of a kind that Codex takes (png, jpg, gif, webp)";
  for (const [name, why] of [
    ["absent.png", "there is no such file"],
    ["folder", "it is a folder"],
    ["/dev/null", "it is not a regular file"],
    ["text.png", none],
    ["empty.png", none],
    ["huge.png", "it has 20000001 bytes, and at most 20000000 are taken"],
  ] as const)
    assert.deepEqual(namedImage(cwd, name), { why }, name);
});

test("namedSchema takes a strict schema of an object, and says why it takes nothing else", async (t) => {
  const cwd = realpathSync(await makeTempFolder(t));
  const schema = { type: "object", properties: {}, required: [], additionalProperties: false };
  const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
  write("good.json", JSON.stringify(schema));
  write("loose.json", '{"type":"object"}');
  write("list.json", "[]");
  write("bad.json", "{");
  write("huge.json", JSON.stringify({ ...schema, description: "x".repeat(32_768) }));
  mkdirSync(join(cwd, "folder"));
  assert.deepEqual(namedSchema(cwd, "good.json"), { file: join(cwd, "good.json"), schema });
  for (const [name, why] of [
    ["absent.json", "there is no such file"],
    ["folder", "it is a folder"],
    ["bad.json", "it is not JSON"],
    ["list.json", "it is not a JSON object"],
    ["loose.json", 'it lacks "additionalProperties": false'],
    ["huge.json", "it has 32861 bytes, and at most 32768 are taken"],
  ] as const)
    assert.deepEqual(namedSchema(cwd, name), { why }, name);
});
