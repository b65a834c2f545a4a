// Numbers that look random and are the same for the same seed, on every machine (mulberry32). Knows nothing of what
// they are for.

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between = (low: number, high: number): number => low + (high - low) * this.next();
  /** Both ends may come. */
  whole = (low: number, high: number): number => Math.floor(this.between(low, high + 1));
  chance = (share: number): boolean => this.next() < share;
  pick = <T>(list: readonly T[]): T => list[Math.floor(this.next() * list.length)]!;
  /** The value, or 未填报 for a share of the times. */
  mostly = <T>(value: T, unstated = 0.12): T | null => (this.chance(unstated) ? null : value);
}
