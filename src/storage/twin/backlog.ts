// Brings the history of the second database up to that of the first, a little at a time: the page and every new edit come first. Knows pages
// and records; the worker says when, and holds the lock of both databases around each step.
import { begin, done, type Database, type Transaction } from "../database.ts";
import {
  compactOldest,
  editRange,
  pageHeads,
  pagedUntil,
  removeRecords,
  unpackRecords,
  SIZES,
  type PageHead,
  type Sizes,
} from "../history/pages.ts";
import { headIn } from "../metaKeys.ts";

/** Edits of one step. */
const STEP = 200;
/** Counting takes longer than a step: it is done every so many. */
const COUNTED_EVERY = 10;

/** `left`: edits that the copy lacks yet, as far as was looked; `done` when nothing is left to do. */
export type Step = { left: number; done: boolean };

/** Of one run: what was found equal is not looked at again. */
export class Backlog {
  readonly #own: Database;
  readonly #twin: Database | null;
  readonly #sizes: Sizes;
  /** The single edits after this number are known to be in the copy; null before the first look. */
  #equalAfter: number | null = null;
  #steps = 0;
  #left = 0;

  /** Without a second database the first one's old edits are only put into pages. */
  constructor(own: Database, twin: Database | null, sizes: Sizes = SIZES) {
    this.#sizes = sizes;
    this.#own = own;
    this.#twin = twin;
  }

  async step(): Promise<Step> {
    const compacted = await compactOldest(this.#own, this.#sizes);
    if (!this.#twin) return { left: 0, done: !compacted };
    const page = await this.#missingPage(this.#twin);
    if (page) await copyPage(this.#own, this.#twin, page);
    const looked = page || compacted ? false : await this.#copyLoose(this.#twin);
    const isDone = !page && !compacted && !looked;
    if (isDone) this.#left = 0;
    else if (this.#steps++ % COUNTED_EVERY === 0) this.#left = await this.#count(this.#twin);
    return { left: this.#left, done: isDone };
  }

  async #missingPage(twin: Database): Promise<PageHead | null> {
    const [heads, keys] = await Promise.all([
      pageHeads(this.#own),
      begin(twin, "pages").objectStore("pages").getAllKeys(),
    ]);
    const known = new Set(keys);
    return heads.find(({ to }) => !known.has(to)) ?? null;
  }

  /** The newest stretch of single edits that the copy lacks; false when there is none. */
  async #copyLoose(twin: Database): Promise<boolean> {
    const [head, until] = await Promise.all([
      headIn(begin(this.#own, "meta")),
      pagedUntil(begin(this.#own, "pages")),
    ]);
    for (let to = this.#equalAfter ?? head?.seq ?? 0; to > until; to -= STEP) {
      const range = editRange(Math.max(until + 1, to - STEP + 1), to);
      const [here, there] = await Promise.all(
        [this.#own, twin].map((db) => begin(db, "edits").objectStore("edits").count(range)),
      );
      if (here !== there) await copyRange(this.#own, twin, range);
      this.#equalAfter = to - STEP;
      if (here !== there) return true;
    }
    return false;
  }

  async #count(twin: Database): Promise<number> {
    const counts = await Promise.all([this.#own, twin].map(countEdits));
    return Math.max(0, counts[0]! - counts[1]!);
  }
}

/** Records of edits, wherever they lie. */
async function countEdits(db: Database): Promise<number> {
  const transaction = begin(db, ["pages", "edits"]);
  const pages: unknown[] = await transaction.objectStore("pages").getAll();
  const loose = await transaction.objectStore("edits").count();
  return pages.reduce<number>((sum, page) => sum + ((page as PageHead).count ?? 0), loose);
}

/** Nothing is written upon another life of the ledger than the one that was read. */
async function writing(
  own: Database,
  twin: Database,
  put: (transaction: Transaction<"readwrite">) => readonly Promise<unknown>[],
): Promise<void> {
  const here = await headIn(begin(own, "meta"));
  const transaction = begin(twin, ["meta", "edits", "pages", "pageBytes"], "readwrite");
  const there = await headIn(transaction);
  await done(transaction, here && here.epoch === there?.epoch ? put(transaction) : []);
}

/** In one transaction the page comes and its single edits go: the copy never has less than before. */
async function copyPage(own: Database, twin: Database, page: PageHead): Promise<void> {
  const bytes = (await begin(own, "pageBytes").objectStore("pageBytes").get(page.to)) as
    | ArrayBuffer
    | undefined;
  // A damaged page is copied as it is, and takes nothing away.
  const records = await unpackRecords(bytes ?? new ArrayBuffer(0)).catch(() => []);
  // Big edits stay beside the page.
  await copyRange(own, twin, editRange(page.from, page.to));
  await writing(own, twin, (transaction) => [
    transaction.objectStore("pages").put(page, page.to),
    ...(bytes ? [transaction.objectStore("pageBytes").put(bytes, page.to)] : []),
    ...(records.length > 0 ? removeRecords(transaction, page, records) : []),
  ]);
}

async function copyRange(own: Database, twin: Database, range: IDBKeyRange): Promise<void> {
  const reading = begin(own, "edits").objectStore("edits");
  const [keys, values] = await Promise.all([reading.getAllKeys(range), reading.getAll(range)]);
  if (keys.length === 0) return;
  await writing(own, twin, (transaction) =>
    keys.map((key, index) => transaction.objectStore("edits").put(values[index], key)),
  );
}
