// A line of values from those who tell to one who reads: nothing is lost, and the order stays.

/** The line. One reader at a time; one that breaks off leaves the rest to the next. */
export interface Channel<T> extends AsyncIterable<T> {
  push(value: T): void;
  /** Nothing more comes; the reader gets what is there, and then its end. */
  end(): void;
}

/** An empty line. */
export function openChannel<T>(): Channel<T> {
  const waiting: T[] = [];
  let isOver = false;
  let wake = () => {};
  const next = async (): Promise<IteratorResult<T, undefined>> => {
    for (;;) {
      for (const value of waiting.splice(0, 1)) return { done: false, value };
      if (isOver) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    push(value) {
      if (!isOver) waiting.push(value);
      wake();
    },
    end() {
      isOver = true;
      wake();
    },
    [Symbol.asyncIterator]: () => ({ next }),
  };
}
