/** What a folder holds, to the byte and the nanosecond: for tests that nothing in it changes. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Every file below a folder with its bytes and times. */
export function printFolder(folder: string | Buffer): readonly string[] {
  return readdirSync(folder, { encoding: "buffer" }).flatMap((name) => {
    const path = Buffer.concat([Buffer.from(folder), Buffer.from("/"), name]);
    const { mode, mtimeNs, ctimeNs, ino } = lstatSync(path, { bigint: true });
    const stats = lstatSync(path);
    const content = stats.isSymbolicLink() ? readlinkSync(path) : stats.isFile() ? readFileSync(path, "hex") : "";
    const below = stats.isDirectory() ? printFolder(path) : [];
    return [[path.toString("latin1"), mode, mtimeNs, ctimeNs, ino, content].join(" "), ...below];
  });
}
