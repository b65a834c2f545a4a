// The town's files have been replaced since this ledger began: what changed in them is merged three ways, like an office's workbook.
import { NO_MEETING } from "#ledger/meeting/meeting.ts";
import type { Project } from "#ledger/project.ts";
import type { Town } from "#ledger/town.ts";
import { offerNewerFiles } from "#state/actions/edit.ts";
import type { Store } from "#state/store.ts";
import { keeper } from "#storage/keeper.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { askImport } from "./importRequests.ts";
import { loadPart } from "#base/loadPart.ts";

export async function mergeNewerFiles(
  files: readonly Project[],
  town: Town,
  store: Store,
): Promise<void> {
  const [{ toPackage }, base] = await Promise.all([
    loadPart(() => import("#ledger/formats/package.ts")),
    keeper.store?.readBaseline() ?? [],
  ]);
  const bytes = await toPackage({
    town: { name: town.name, code: town.code },
    savedAt: null,
    projects: files,
    edits: [],
    meeting: NO_MEETING,
    files: [],
  });
  askImport([{ name: `${say.filesUpdate}.onemap`, bytes }], base, () => {
    void keeper.acceptFiles(files);
    store.dispatch(offerNewerFiles(null));
  });
}
