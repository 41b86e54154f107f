/** A line of values: whoever reads, and whenever, gets each of them once and in its order. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openChannel } from "../../plugins/codex/scripts/src/io/channel.ts";

describe("a channel", () => {
  test("gives what was there before its reader, what comes meanwhile, and its end", async () => {
    const channel = openChannel<number>();
    channel.push(1);
    channel.push(2);
    const reading = readAll(channel);
    await Promise.resolve();
    channel.push(3);
    setImmediate(() => {
      channel.push(4);
      channel.end();
      channel.push(5);
    });
    assert.deepEqual(await reading, [1, 2, 3, 4]);
  });

  test("keeps for the next reader what one that broke off has left", async () => {
    const channel = openChannel<number>();
    for (const value of [1, 2, 3]) channel.push(value);
    channel.end();
    for await (const value of channel) if (value === 1) break;
    assert.deepEqual(await readAll(channel), [2, 3]);
  });
});

async function readAll(values: AsyncIterable<number>): Promise<readonly number[]> {
  const read = [];
  for await (const value of values) read.push(value);
  return read;
}
