// How a batch file (`.cmd`, `.bat`) is started on Windows. Node refuses to start one without a shell, because cmd.exe reads
// its arguments as program text: so they are quoted here, for exactly that shell. Source: Node.js, child_process, "Spawning
// .bat and .cmd files on Windows"; cmd.exe, `cmd /?`.

/** What to hand to `spawn`; `isVerbatim` is its `windowsVerbatimArguments`. */
export interface Spawnable {
  readonly file: string;
  readonly args: readonly string[];
  readonly isVerbatim: boolean;
}

// What cmd.exe acts upon, in quotation marks or not.
const META = /[()[\]%!^"`<>&|;, *?]/g;
const BATCH = /\.(?:cmd|bat)$/i;

/** The program as it is, or through cmd.exe if it is a batch file and this is Windows. `shell` is `%ComSpec%`. */
export function spawnable(
  program: string,
  args: readonly string[],
  platform: string,
  shell: string | undefined,
): Spawnable {
  if (platform !== "win32" || !BATCH.test(program)) return { file: program, args, isVerbatim: false };
  // The program's own quotation marks are read once, the arguments twice: once here, once by the batch file's `%*`.
  const words = [escaped(`"${program}"`), ...args.map((argument) => escaped(escaped(quoted(argument))))];
  return { file: shell ?? "cmd.exe", args: ["/d", "/s", "/c", `"${words.join(" ")}"`], isVerbatim: true };
}

/** As the C runtime of the program reads it: backslashes count only before a quotation mark. */
function quoted(argument: string): string {
  return `"${argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
}

function escaped(text: string): string {
  return text.replaceAll(META, "^$&");
}
