/** Bundles as `tools/lib/parts.mjs` writes them, of a few lines. */

/** A bundle whose parts have one module each, named with its text; the first is the one that runs. */
export function bundleOf(modules: Readonly<Record<string, string>>): string {
  const parts = Object.entries(modules).map(([name, text]) => ({
    modules: [name],
    text: `({ ${JSON.stringify(name)}(exports, require, __filename, __dirname) {\n${text}\n} })\n`,
  }));
  let line = 1;
  const index = parts.map(({ modules, text }) => {
    const part = { length: Buffer.byteLength(text), line, modules };
    line += text.split("\n").length - 1;
    return part;
  });
  return `//${JSON.stringify(index)}\n${parts.map(({ text }) => text).join("")}`;
}
