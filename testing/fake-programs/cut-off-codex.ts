/** A Codex that writes a long line of garbage, and half a line: a message whose line end is missing. Then it ends with 3. */
process.stdout.write(`${"x".repeat(60_000)}\n{"method":"the/last","params":{"n":1}}`);
process.exitCode = 3;
