// The values of TOML 1.0 that Codex's `--config` takes, but for dates. As there, a text that is none is a string as it stands;
// not so what begins like one, because it is most likely mistyped.

/** A value, or why the text is none, as a clause. */
export type TomlValue = { readonly value: unknown } | { readonly problem: string };

/** Reads one value. */
export function tomlValue(text: string): TomlValue {
  const trimmed = text.trim();
  if (!/^["'[{]/.test(trimmed)) return { value: bareValue(trimmed) ?? trimmed };
  const read = valueAt({ text: trimmed, at: 0 });
  if (read === null || skipBlank(read.rest).at < trimmed.length) return { problem: "it is no TOML value" };
  return { value: read.value };
}

interface Place {
  readonly text: string;
  readonly at: number;
}

type Read = { readonly value: unknown; readonly rest: Place } | null;

function valueAt(place: Place): Read {
  const from = skipBlank(place);
  switch (from.text[from.at]) {
    case '"':
      return stringAt(from, /"(?:[^"\\]|\\.)*"/y, (token) => basicString(token));
    case "'":
      return stringAt(from, /'[^']*'/y, (token) => token.slice(1, -1));
    case "[":
      return listAt(from);
    case "{":
      return tableAt(from);
    default: {
      const token = match(from, /[^\s,\]}]+/y);
      const value = token === null ? undefined : bareValue(token);
      return token === null || value === undefined ? null : { value, rest: moved(from, token) };
    }
  }
}

/** True, false or a number; undefined: none of them. */
function bareValue(text: string): boolean | number | undefined {
  if (text === "true" || text === "false") return text === "true";
  const plain = text.replaceAll(/(?<=\d)_(?=\d)/g, "");
  return /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

function stringAt(from: Place, pattern: RegExp, decode: (token: string) => string | null): Read {
  const token = match(from, pattern);
  const value = token === null ? null : decode(token);
  return token === null || value === null ? null : { value, rest: moved(from, token) };
}

/** Its escapes are those of JSON, but for `\U`. */
function basicString(token: string): string | null {
  try {
    return JSON.parse(token.replaceAll("\t", "\\t"));
  } catch {
    return null;
  }
}

function listAt(from: Place): Read {
  const value: unknown[] = [];
  let rest = skipBlank(moved(from, "["));
  while (rest.text[rest.at] !== "]") {
    const each = valueAt(rest);
    if (each === null) return null;
    value.push(each.value);
    const behind = behindItem(each.rest, "]");
    if (behind === null) return null;
    rest = behind;
  }
  return { value, rest: moved(rest, "]") };
}

function tableAt(from: Place): Read {
  const entries: [string, unknown][] = [];
  let rest = skipBlank(moved(from, "{"));
  while (rest.text[rest.at] !== "}") {
    const key = match(rest, /[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"/y);
    if (key === null) return null;
    const equals = skipBlank(moved(rest, key));
    const each = equals.text[equals.at] === "=" ? valueAt(moved(equals, "=")) : null;
    if (each === null) return null;
    entries.push([key.startsWith('"') ? (basicString(key) ?? key) : key, each.value]);
    const behind = behindItem(each.rest, "}");
    if (behind === null) return null;
    rest = behind;
  }
  return { value: Object.fromEntries(entries), rest: moved(rest, "}") };
}

/** Where the next item begins, or the closing mark stands; null if neither comes. */
function behindItem(place: Place, closing: string): Place | null {
  const at = skipBlank(place);
  if (at.text[at.at] === ",") return skipBlank(moved(at, ","));
  return at.text[at.at] === closing ? at : null;
}

function match({ text, at }: Place, pattern: RegExp): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function moved({ text, at }: Place, token: string): Place {
  return { text, at: at + token.length };
}

function skipBlank(place: Place): Place {
  return moved(place, match(place, /\s+/y) ?? "");
}

/** A value as a text that reads as it. */
export function tomlText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(tomlText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)} = ${tomlText(each)}`)
    .join(", ")}}`;
}
