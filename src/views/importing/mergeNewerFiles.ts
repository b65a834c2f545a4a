// The town's files have been replaced since this ledger began: what changed in them is merged three ways, like an office's workbook.
import { stretchOf, type Watch } from "#base/watch.ts";
import { packageTownOf } from "#ledger/formats/packageTown.ts";
import { NO_MEETING } from "#ledger/meeting/meeting.ts";
import type { Project } from "#ledger/project.ts";
import { offerNewerFiles } from "#state/actions/edit.ts";
import type { Store } from "#state/store.ts";
import { keeper } from "#storage/keeper.ts";
import { packInWorker } from "#storage/packing/packInWorker.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { askImport } from "./importRequests.ts";

/** Opens the import of the newer files. Rejects with the signal's reason when told to end before. */
export async function mergeNewerFiles(
  files: readonly Project[],
  store: Store,
  watch: Watch,
): Promise<void> {
  const { town } = store.get().ledger;
  const base = (await keeper.store?.readBaseline(stretchOf(watch, 0, 0.5))) ?? [];
  const bytes = await packInWorker(
    {
      town: packageTownOf(town),
      savedAt: null,
      projects: files,
      records: nothing(),
      editCount: 0,
      meeting: NO_MEETING,
      files: nothing(),
      fileBytes: 0,
    },
    stretchOf(watch, 0.5, 1),
  );
  askImport([{ name: `${say.filesUpdate}.onemap`, bytes }], base, () => {
    void keeper.acceptFiles(files);
    store.dispatch(offerNewerFiles(null));
  });
}

async function* nothing(): AsyncGenerator<never, void, undefined> {
  // Neither history nor attachments come with files.
}
