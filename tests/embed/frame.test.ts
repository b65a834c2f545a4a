// Who may hold the page in a frame, browser by browser.
import { expect, it } from "vitest";
import { mayWorkIn } from "#embed/frame.ts";

const OWN = "https://map.example.cn";
const PORTAL = "https://portal.example.cn";
const framed = (ancestors: readonly string[] | null, referrer = "", origin = OWN) =>
  mayWorkIn({ isFramed: true, origin, ancestors, referrer }, [PORTAL]);

it("alone, it works wherever it is", () => {
  for (const origin of [OWN, "file://", "null"])
    expect(mayWorkIn({ isFramed: false, origin, ancestors: [], referrer: "" }, [])).toBe(true);
});

it.each([
  ["a listed site", framed([PORTAL]), true],
  ["its own site", framed([OWN]), true],
  ["its own site in a listed one", framed([OWN, PORTAL]), true],
  ["another site", framed(["https://evil.example.cn"]), false],
  ["a listed site in another one", framed([PORTAL, "https://evil.example.cn"]), false],
  ["the same name without https", framed(["http://portal.example.cn"]), false],
  ["a page without an origin", framed(["null"]), false],
  ["a file around a file", framed(["file://"], "", "file://"), false],
  ["a nameless page around a file", framed(["null"], "", "null"), false],
  ["a listed site, told by the referrer only", framed(null, `${PORTAL}/page?x=1`), true],
  ["another site, told by the referrer only", framed(null, "https://evil.example.cn/"), false],
  ["a page that hides its name", framed(null, ""), false],
])("in a frame of %s", (_where, works, expected) => expect(works).toBe(expected));
