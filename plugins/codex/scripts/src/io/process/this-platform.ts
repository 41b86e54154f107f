// The operating system that this program runs on.

import { linuxPlatform } from "./linux.ts";
import { macosPlatform } from "./macos.ts";
import type { ProcessPlatform } from "./platform.ts";
import { runWith } from "./run-tool.ts";
import { windowsPlatform } from "./windows.ts";

/** The adapter for this machine. Systems that are none of the three are asked as macOS is: by their `ps`. */
export const thisPlatform: ProcessPlatform = choose();

function choose(): ProcessPlatform {
  if (process.platform === "linux") return linuxPlatform;
  if (process.platform === "win32") return windowsPlatform(runWith(process.env));
  // Fixed language and time zone, and none of our marks: `ps` must not find itself.
  const environment = { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin:/usr/sbin:/sbin" };
  return macosPlatform(runWith(environment));
}
