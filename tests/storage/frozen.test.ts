// Files of earlier builds are read whole: the package, an office's workbook, a deck, the address of a shared link.
import { beforeAll, describe, expect, it } from "vitest";
import type { Ledger } from "#ledger/ledger.ts";
import { fromPackage } from "#ledger/formats/package.ts";
import { reviveDeck } from "#ledger/meeting/revive.ts";
import { fromAddress, toAddress } from "#state/address.ts";
import { selectMatches } from "#state/selectors.ts";
import { FIRST_STATE } from "#state/state.ts";
import { FROZEN, frozenBytes, frozenDump, frozenJson } from "../browser/frozen.ts";
import { importFiles } from "../ledger/importing/job.ts";
import { openOwnTown } from "../ledger/town.ts";

let town: Ledger;
beforeAll(async () => {
  ({ ledger: town } = await openOwnTown());
});

describe.each(FROZEN)("what was frozen in %s", (day) => {
  it("the package: projects, history, decks", async () => {
    const { value, issues } = await fromPackage(frozenBytes(day, "台账.onemap"), "台账.onemap");
    const { projects, edits, decks } = frozenDump(day, "database.json").stores;
    expect(issues).toEqual([]);
    expect(value!.projects).toHaveLength(projects!.length);
    expect(value!.edits.map(({ seq }) => seq)).toEqual(edits!.map((_, index) => index + 1));
    expect(value!.meeting.decks).toHaveLength(decks!.length);
    expect(value!.projects.find(({ id }) => id === "henglong")).toMatchObject({
      note: "冻结时的备注",
      leads: ["农业农村办", "规划办"],
    });
  });

  it("the workbook of an office: nothing that came back unchanged is a change", async () => {
    const { value } = await fromPackage(frozenBytes(day, "台账.onemap"), "台账.onemap");
    const file = { name: "规划办.xlsx", bytes: frozenBytes(day, "规划办.xlsx") };
    const { job, plan } = await importFiles([file], { ...town, projects: value!.projects });
    expect(job.officeBase?.office).toBe("规划办");
    expect(plan.counts).toMatchObject({ read: 25, unchanged: 25, rejected: 0 });
  });

  it("the deck: every scene of it", () => {
    const { item } = frozenJson(day, "deck.json") as { item: { scenes: unknown[] } };
    const revived = reviveDeck(item)!;
    expect(revived.lost).toBe(0);
    expect(revived.item.scenes).toHaveLength(item.scenes.length);
  });

  it("the address of a shared link: the same view", async () => {
    const { hash, projects } = frozenJson(day, "address.json") as {
      hash: string;
      projects: number;
    };
    const view = fromAddress(hash);
    expect(view).toMatchObject({ panel: "reader", filter: { offices: ["规划办"] } });
    expect(fromAddress(toAddress(view))).toEqual(view);
    const { value } = await fromPackage(frozenBytes(day, "台账.onemap"), "台账.onemap");
    const ledger = { ...town, projects: value!.projects };
    expect(selectMatches({ ...FIRST_STATE, ledger, view }).counts.projects).toBe(projects);
  });
});
