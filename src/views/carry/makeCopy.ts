// From the choices of the dialog to a file in the browser's hands.
import { dayOf } from "#base/clock.ts";
import { newId } from "#base/ids.ts";
import { inSlices } from "#base/steps.ts";
import type { Watch } from "#base/watch.ts";
import type { CopyRequest } from "#storage/carry/copy.ts";
import { copySteps, type Copy } from "#storage/carry/copy.ts";
import { makeFolder, makePage } from "#storage/carry/site.ts";
import type { Town } from "#ledger/town.ts";
import { selectMatching } from "#state/selectors.ts";
import type { State } from "#state/state.ts";
import { example } from "#words/zh-CN/example.ts";
import { carry as say } from "#words/zh-CN/carry.ts";
import { downloadBytes, FILE_TYPES } from "../ui/download.ts";

export type Choices = {
  scope: "filtered" | "all";
  edition: "page" | "folder";
  use: "internal" | "public";
  money: boolean;
  extra: boolean;
  unconfirmed: boolean;
  approval: { answer: "number" | "none" | null; number: string };
};

/** Why the choices cannot be carried out yet; null when they can. */
export function lacks({ use, approval }: Choices, { isExample }: Town): string | null {
  if (use === "public" && isExample) return example.noPublicCopy;
  if (use === "internal" || approval.answer === "none") return null;
  if (approval.answer === null) return say.approval.needed;
  return approval.number.trim() === "" ? say.approval.empty : null;
}

/** Rejects with the signal's reason when told to end. */
export function prepareCopy(
  state: State,
  { scope, use, approval, money, extra, unconfirmed }: Choices,
  watch: Watch,
): Promise<Copy> {
  const { ledger, base, meeting } = state;
  const open: CopyRequest["open"] =
    use === "internal"
      ? null
      : {
          money,
          extra,
          unconfirmed,
          approval: approval.answer === "number" ? approval.number.trim() : null,
        };
  const projects = scope === "all" ? ledger.projects : selectMatching(state);
  return inSlices(
    copySteps({
      ledger,
      base,
      meeting,
      projects,
      open,
      id: newId(),
      madeOn: dayOf(Date.now()),
    }),
    watch,
  );
}

/** Resolves to what was saved. Rejects with the signal's reason when it was cancelled. */
export async function saveCopy(
  copy: Copy,
  town: string,
  edition: Choices["edition"],
  { signal, progress }: Watch,
): Promise<string> {
  const { kind, madeOn } = copy.carried;
  const approved = copy.approval !== null;
  const page = { name: say.names.page(town, madeOn, kind, approved), bytes: await makePage(copy) };
  signal.throwIfAborted();
  progress(0.1);
  const steps = (share: number): void => {
    signal.throwIfAborted();
    progress(0.1 + share * 0.9);
  };
  const zip =
    edition === "folder"
      ? await makeFolder(
          copy,
          page,
          { name: say.names.readme, text: say.readme(page.name, copy.notices) },
          steps,
        )
      : null;
  signal.throwIfAborted();
  const [bytes, name, type] = zip
    ? [zip, say.names.folder(town, madeOn, kind, approved), FILE_TYPES.zip]
    : [page.bytes, page.name, "text/html;charset=utf-8"];
  downloadBytes(bytes, name, type);
  return say.made(name, (bytes.length / 2 ** 20).toFixed(1));
}
