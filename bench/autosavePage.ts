// The page of bench/autosave.ts: the store as the app wires it, and the plain way of writing everything each time.
import { withValue } from "#ledger/fields.ts";
import { parseProjects } from "#ledger/formats/geojson.ts";
import type { Edit } from "#ledger/journal.ts";
import type { Project } from "#ledger/project.ts";
import { Autosave } from "#storage/autosave.ts";
import { LedgerStore } from "#storage/ledgerStore.ts";

let projects: readonly Project[] = [];
let edits: readonly Edit[] = [];
let saved = (): void => undefined;
let autosave: Autosave;
let plain: IDBDatabase;

async function begin(collection: unknown): Promise<void> {
  projects = parseProjects(collection, { file: "bench", taskIds: null }).value;
  const store = await LedgerStore.open("bench");
  if (!(store instanceof LedgerStore)) throw new Error(store.cause);
  autosave = new Autosave(
    store,
    {
      journal: () => edits,
      receive: () => undefined,
      replace: () => undefined,
      merged: () => undefined,
      announce: () => undefined,
      report: ({ phase }) => phase === "saved" && saved(),
    },
    null,
    projects,
  );
  plain = await new Promise((resolve) => {
    const request = indexedDB.open("plain", 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("ledger"));
    request.addEventListener("success", () => resolve(request.result));
  });
  // The first edit also keeps what the files held; it is not what is measured.
  await edit(-1);
}

function change(i: number): void {
  const index = (i * 7919 + 7919) % projects.length;
  const [before, seq] = [projects[index]!, edits.length + 1];
  const after = withValue(before, "note", `第 ${i} 次`);
  projects = projects.with(index, after);
  edits = [
    ...edits,
    {
      seq,
      at: seq,
      by: "",
      label: "改",
      changes: [{ id: before.id, before, after, index }],
      mark: null,
      undoes: null,
      redoes: null,
    },
  ];
}

const edit = (i: number): Promise<void> =>
  new Promise((resolve) => {
    change(i);
    saved = resolve;
    autosave.follow(edits, projects);
  });

const whole = (i: number): Promise<void> =>
  new Promise((resolve) => {
    change(i);
    const transaction = plain.transaction("ledger", "readwrite", { durability: "strict" });
    transaction.objectStore("ledger").put(projects, "all");
    transaction.addEventListener("complete", () => resolve());
  });

Object.assign(window, { autosave: { begin, edit, whole } });
