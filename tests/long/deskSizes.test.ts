// Every place of the desk on every small screen and in every size of text, with the map drawn: nothing is lost.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lostOn, measuring, SCREENS, WALKS } from "../browser/deskPlaces.ts";
import { Office, type Planner } from "../browser/planner.ts";

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

describe.each(Object.entries(SCREENS))("%s", (_, opening) => {
  let desk: Planner;
  beforeAll(async () => {
    desk = await office.sitDown(opening);
  });
  afterAll(() => desk.leave());

  it.each(Object.entries({ ...WALKS, measuring }))("nothing is lost: %s", async (_, walk) => {
    expect(await lostOn(walk, desk)).toEqual([]);
  });
});
