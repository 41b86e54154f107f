// A clock that only goes forward. It is not `performance.now()`, for whose sake Node loads modules that take a millisecond.

/** The time since an arbitrary start, in ms with fractions. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
