// Makes and reads packages as it is asked to. Knows no worker: packWorker.ts runs it off the main thread.
import { fromPackage, PackageWriter, type ReadPackage } from "#ledger/formats/package.ts";
import type { Edit } from "#ledger/journal.ts";
import { JournalReader } from "../history/journalReader.ts";
import type { Answer, ToWorker } from "./protocol.ts";

/** A placeholder stands for a history that has not come from the store. */
const isReal = ({ changes, mark }: Edit): boolean => changes.length > 0 || mark !== null;

export class PackingJob {
  readonly #writer = new PackageWriter();
  readonly #history = new JournalReader();
  readonly #progress: (share: number) => void;
  #read: ReadPackage | null = null;

  constructor(progress: (share: number) => void) {
    this.#progress = progress;
  }

  /** Null for what is only handed over. */
  async answer(request: ToWorker): Promise<Answer | null> {
    if ("pack" in request) {
      this.#writer.addEdits(this.#history.finish().edits.filter(isReal));
      return { packed: await this.#writer.finish(request.pack) };
    }
    if ("read" in request) return this.#readFile(request.read, request.name);
    if ("take" in request)
      return { slice: this.#read?.[request.take].slice(request.from, request.to) ?? [] };
    if ("projects" in request) this.#writer.addProjects(request.projects);
    else if ("records" in request) {
      for (const record of request.records) this.#history.add(record);
      this.#writer.addEdits(this.#history.takeWhole().filter(isReal));
    } else this.#writer.addFile(request.file);
    return null;
  }

  async #readFile(file: Blob, name: string): Promise<Answer> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { value, issues } = await fromPackage(bytes, name, this.#progress);
    this.#read = value;
    if (!value) return { found: { value, issues } };
    const { projects, edits, files, town, savedAt, meeting } = value;
    const counts = { projects: projects.length, edits: edits.length, files: files.length };
    return { found: { value: { town, savedAt, meeting, counts }, issues } };
  }
}
