// Carries off the raw store as a file.
import { dayOf } from "#base/clock.ts";
import type { Watch } from "#base/watch.ts";
import { download } from "#storage/folder.ts";
import { keeper } from "#storage/keeper.ts";
import { rescueStore } from "#storage/rescue.ts";
import { storage } from "#words/zh-CN/storage.ts";

/** Resolves to what there is to say. Rejects with the signal's reason when told to end. */
export async function rescue(town: string, watch: Watch): Promise<string> {
  const name = storage.names.rescue(town, dayOf(Date.now()));
  download(await rescueStore(keeper.name ?? "", watch), name, "application/json");
  return storage.dialog.done(name);
}
