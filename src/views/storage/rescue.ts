// Carries off the raw store as a file.
import { dayOf } from "#base/clock.ts";
import { download } from "#storage/folder.ts";
import { keeper } from "#storage/keeper.ts";
import { rescueStore } from "#storage/rescue.ts";
import { storage } from "#words/zh-CN/storage.ts";

export async function rescue(town: string): Promise<string> {
  const name = storage.names.rescue(town, dayOf(Date.now()));
  download(await rescueStore(keeper.name ?? ""), name, "application/json");
  return storage.dialog.done(name);
}
