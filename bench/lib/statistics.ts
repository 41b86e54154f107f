/** Medians and percentiles of samples. */

/** The value below or at which this share (0 to 1) of the samples lies: the nearest rank. NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle one of the samples; of an even number, the lower of the two. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/**
 * Takes one sample of every subject in each round, in turning order, so that a busy moment of the machine hits all alike.
 * A first round warms up and is not counted.
 */
export async function interleave<Name extends string>(
  subjects: Readonly<Record<Name, () => number | Promise<number>>>,
  rounds: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(subjects) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length] as Name;
      const sample = await subjects[name]();
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}
