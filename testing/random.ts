// Randomness that can be repeated: the same seed gives the same sequence on every machine (mulberry32). It is the one for all
// tests; that of `core/choosing` is part of the program, and is used only where it is what is tested.

/** A source of numbers in [0, 1), and of choices made with them. */
export interface Random {
  readonly next: () => number;
  /** An integer in [0, below). */
  readonly integer: (below: number) => number;
  readonly pick: <const T extends readonly [unknown, ...unknown[]]>(choices: T) => T[number];
}

/** A source that starts at a seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return { next, integer, pick: (choices) => choices[integer(choices.length)] };
}
