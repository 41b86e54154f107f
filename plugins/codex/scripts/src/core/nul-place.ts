// Where in a value from JSON a NUL character stands, which no command line can carry.

/** The names and positions that lead to the first one, joined by dots (`executors.night.options.0`); null: there is none. */
export function nulPlace(value: unknown): string | null {
  if (typeof value === "string") return value.includes("\0") ? "" : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, each] of Object.entries(value)) {
    const below = name.includes("\0") ? "" : nulPlace(each);
    if (below !== null) return below === "" ? name : `${name}.${below}`;
  }
  return null;
}
