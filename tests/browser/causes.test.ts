// Why nothing is kept, or no answer comes: the message names the true cause, one row a cause.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { importDialog } from "#words/zh-CN/importDialog.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { edit, first, phase, Profiles, ready, savedSeq } from "./keptTown.ts";

let profiles: Profiles;
beforeAll(async () => {
  profiles = await Profiles.open();
});
afterAll(() => profiles.close());

/** To run beside the desk: the town's database is deleted, or opened at a version; kept open it blocks whoever wants another. */
const beside = async (what: "delete" | "newer" | "block"): Promise<void> => {
  const { name } = (await indexedDB.databases()).find((one) => one.name?.startsWith("one-map:"))!;
  if (what === "block")
    await new Promise((resolve) =>
      indexedDB.deleteDatabase(name!).addEventListener("success", resolve),
    );
  await new Promise((resolve, reject) => {
    const request =
      what === "delete"
        ? indexedDB.deleteDatabase(name!)
        : indexedDB.open(name!, what === "newer" ? 99 : 1);
    request.addEventListener("success", () => {
      if (what === "newer") (request.result as IDBDatabase).close();
      resolve(null);
    });
    request.addEventListener("error", () => reject(request.error ?? new Error(what)));
  });
};

/** Writing an edit fails with this. */
const refuse = (name: string): string => `
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === "edits") throw new DOMException("refused", ${JSON.stringify(name)});
    return put.apply(this, given);
  };`;

type Cause = readonly [
  name: string,
  /** Done to the town whose desk has kept one edit. Answers the page to look at. */
  act: (page: Page, other: Page) => Promise<unknown>,
  said: string,
  phase: string,
];
const CAUSES: readonly Cause[] = [
  [
    "deleted",
    (_, other) => other.evaluate(beside, "delete" as const),
    storage.reasons.deleted,
    "failed",
  ],
  [
    "opened by a later program",
    (_, other) => other.evaluate(beside, "newer" as const),
    storage.reasons.versionChange,
    "failed",
  ],
  [
    "blocked by an old window",
    async (page, other) => {
      await other.evaluate(beside, "block" as const);
      await page.reload();
      await ready(page);
    },
    storage.reasons.blocked,
    "unavailable",
  ],
  [
    "full",
    async (page) => {
      await page.evaluate(refuse("QuotaExceededError"));
      await edit(page, first.id, "note", "乙");
    },
    storage.reasons.quota,
    "failed",
  ],
  [
    "damaged",
    async (page) => {
      await page.evaluate(refuse("UnknownError"));
      await edit(page, first.id, "note", "乙");
    },
    storage.reasons.damaged("UnknownError"),
    "failed",
  ],
  [
    "full when it must be brought up to date",
    async (page, other) => {
      await other.evaluate(beside, "delete" as const);
      await page.addInitScript(() => {
        Object.defineProperty(IDBTransaction.prototype, "error", {
          get: () => new DOMException("full", "QuotaExceededError"),
        });
        Object.defineProperty(IDBDatabase.prototype, "createObjectStore", {
          value: () => {
            throw new DOMException("full", "QuotaExceededError");
          },
        });
      });
      await page.reload();
      await ready(page);
    },
    storage.reasons.full,
    "unavailable",
  ],
];

describe("a database that is", () => {
  it.each(CAUSES)("%s", async (_, act, said, state) => {
    const town = await profiles.newTown();
    const page = await profiles.sitDown(town);
    page.on("dialog", (dialog) => void dialog.accept());
    await edit(page, first.id, "note", "甲");
    await act(page, await profiles.beside(town));
    await expect
      .poll(() => page.locator(".save-word").innerText())
      .toBe(storage.state.failed(said));
    expect(await phase(page)).toBe(state);
    await town.close();
  });
});

/** The first worker of this name is ended as soon as it lives, before it is asked anything. */
const endFirst = (name: string): string => `
  const Real = Worker;
  let ended = false;
  globalThis.Worker = class extends Real {
    constructor(url, options) {
      super(url, options);
      this.mine = !ended && String(url).includes(${JSON.stringify(name)});
      if (this.mine) {
        ended = true;
        this.addEventListener("message", ({ data }) => data.held && this.terminate());
      }
    }
    postMessage(message, transfer) {
      if (!this.mine || "watch" in message) super.postMessage(message, transfer);
    }
  };`;

describe("a worker that was ended", () => {
  it("while it read files is said, and the files can be read again", async () => {
    const town = await profiles.newTown();
    await town.addInitScript(endFirst("importWorker"));
    const page = await profiles.sitDown(town);
    await page.getByRole("button", { name: importDialog.open, exact: true }).waitFor();
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles([
        {
          name: "台账.csv",
          mimeType: "text/csv",
          buffer: Buffer.from("项目名称,所属任务\n新牛舍,1\n"),
        },
      ]);
    const dialog = page.getByRole("dialog");
    await dialog.getByText(importDialog.failed(importDialog.deadWorker)).waitFor();
    await dialog.getByRole("button", { name: importDialog.again }).click();
    await dialog.getByRole("button", { name: importDialog.next, exact: true }).waitFor();
    expect(await dialog.getByText(importDialog.deadWorker).count()).toBe(0);
    await town.close();
  });

  it("while it kept the copy holds up no edit, and the copy is brought up by another", async () => {
    const town = await profiles.newTown();
    await town.addInitScript(endFirst("twinWorker"));
    const page = await profiles.sitDown(town);
    expect(await edit(page, first.id, "note", "甲")).toBe(1);
    expect(await edit(page, first.id, "note", "乙")).toBe(2);
    await expect.poll(() => savedSeq(page)).toBe(2);
    await page.locator(".save-word").click();
    await page.getByRole("dialog").getByText(storage.dialog.twin).waitFor();
    await town.close();
  });
});
