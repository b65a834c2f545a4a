// Opens the town while the scripts of map and desk are still being read: a script of its own, which needs neither.
import "#base/polyfills.ts";
import { decodeText } from "#base/decode.ts";
import { framedBy, mayWorkIn } from "#embed/frame.ts";
import { parseTown } from "#ledger/town.ts";
import { storePlace } from "#storage/carry/carried.ts";
import { isExamplePage } from "#storage/examplePage.ts";
import { fetchTownFile } from "#storage/fetchTownFile.ts";
import { keeper, storeName } from "#storage/keeper.ts";
import { openTown, type Opened } from "#storage/openTown.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { frontPainted } from "#views/front/painted.ts";

/** The heads are on the screen. */
export const painted: Promise<void> = frontPainted();

/** Whether this page may work where it stands; not in a frame of a stranger. */
export const mayWork: Promise<boolean> = mayWorkHere();

/** Never settles where the page may not work: nothing is opened there, so nothing can be edited. */
export const opened: Promise<Opened> = mayWork.then((may) =>
  may
    ? openTown(
        fetchWhenPainted,
        (town) => keeper.open(storeName(town, storePlace(location.pathname))),
        isExamplePage(),
      )
    : new Promise<never>(() => undefined),
);

/** Nothing else can be shown meanwhile; the desk then takes the place of this line. */
const forget = keeper.subscribe(() => {
  if (!keeper.view().isRestoring) return;
  const line = Object.assign(document.createElement("p"), { className: "restoring" });
  line.textContent = storage.issues.restoring;
  line.setAttribute("role", "status");
  document.getElementById("root")!.replaceChildren(line);
});
void opened.then(forget);

/** Reading the files takes long enough to be seen: the heads come on the screen first. */
async function fetchWhenPainted(path: string): Promise<Uint8Array> {
  const bytes = await fetchTownFile(path);
  await painted;
  return bytes;
}

async function mayWorkHere(): Promise<boolean> {
  const framed = framedBy(window);
  if (!framed.isFramed) return true;
  const manifest = await fetchTownFile("town.json").catch(() => null);
  const town = manifest && parseTown(decodeText(manifest).text).value;
  return mayWorkIn(framed, town?.embedOrigins ?? []);
}
