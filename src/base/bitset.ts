// Sets of row numbers as bits: the whole of filtering at 100,000 rows is AND, OR and popcount over these.

export type Bitset = Uint32Array;

export const emptyBits = (size: number): Bitset => new Uint32Array((size + 31) >>> 5);

export function fullBits(size: number): Bitset {
  const bits = emptyBits(size).fill(0xffffffff);
  if (size & 31) bits[bits.length - 1] = 0xffffffff >>> (32 - (size & 31));
  return bits;
}

export const setBit = (bits: Bitset, row: number): void => {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
};

export const hasBit = (bits: Bitset, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;

/** Narrows `into` to the rows that are in `other` too. */
export function intersectWith(into: Bitset, other: Bitset): Bitset {
  for (let i = 0; i < into.length; i++) into[i] = into[i]! & other[i]!;
  return into;
}

/** Widens `into` by the rows of `other`. */
export function uniteWith(into: Bitset, other: Bitset): Bitset {
  for (let i = 0; i < into.length; i++) into[i] = into[i]! | other[i]!;
  return into;
}

function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function countBits(bits: Bitset): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) count += popcount(bits[i]!);
  return count;
}

/** How many rows are in both, without building the intersection. */
export function countBoth(a: Bitset, b: Bitset): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += popcount(a[i]! & b[i]!);
  return count;
}

/** Row numbers in ascending order. */
export function rowsOf(bits: Bitset): number[] {
  const rows: number[] = [];
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i]!; word !== 0; word &= word - 1) rows.push(i * 32 + (31 - Math.clz32(word & -word)));
  }
  return rows;
}
