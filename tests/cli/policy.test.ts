// The Content-Security-Policy of a built page: strict in itself, first in the page, with the hash of each script that runs.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { framePolicy, hostPolicy, originOf, pagePolicy } from "#base/contentPolicy.ts";
import { hashesOf, headersFor, withPolicy } from "#cli/site/policy.ts";

const sha = (code: string): string =>
  `sha256-${createHash("sha256").update(code).digest("base64")}`;
const PAGE = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <link rel="preload" href="a" as="fetch" />
  </head>
  <body>
    <script type="application/json" id="data">{"a":1}</script>
    <script type="module" data-shell>run("<\\/script>");</script>
    <script type="module" src="./a.js"></script>
    <script>old()</script>
  </body>
</html>`;

describe("the policy of the page", () => {
  const directives = new Map(
    pagePolicy([sha("x")], true)
      .split("; ")
      .map((text) => [text.split(" ")[0]!, text]),
  );

  it("lets no text become a script", () => {
    expect(directives.get("script-src")).toBe(`script-src 'self' 'wasm-unsafe-eval' '${sha("x")}'`);
    expect(directives.get("object-src")).toBe("object-src 'none'");
    expect(directives.get("base-uri")).toBe("base-uri 'none'");
    expect(directives.get("require-trusted-types-for")).toBe("require-trusted-types-for 'script'");
    expect(directives.get("trusted-types")).toBe("trusted-types default");
  });

  it("says nothing of what this browser may ask, because policies intersect", () => {
    for (const name of ["default-src", "img-src", "connect-src"])
      expect([...directives.keys()]).not.toContain(name);
  });

  it("allows no file beside a page that has none", () => {
    expect(pagePolicy([], false)).not.toContain("'self'");
    expect(pagePolicy([], true)).not.toContain("worker-src 'self' blob: data:");
  });
});

it("a browser may ask its own site and the origins it was told of", () => {
  expect(hostPolicy(["https://t0.tianditu.gov.cn", "http://10.1.2.3:8080"])).toBe(
    "img-src 'self' data: blob: https://t0.tianditu.gov.cn http://10.1.2.3:8080; " +
      "connect-src 'self' data: blob: https://t0.tianditu.gov.cn http://10.1.2.3:8080",
  );
});

it.each(["*", "https://a.cn; script-src *", "https:", "'unsafe-inline'", "https://*.cn", "data:"])(
  "%j is no origin and gets into no policy",
  (text) => {
    expect(hostPolicy([text])).toBe(hostPolicy([]));
    expect(framePolicy([text])).toBe(framePolicy([]));
  },
);

it.each([
  ["https://tiles.example.cn/{z}/{x}/{y}.png", "https://tiles.example.cn"],
  ["http://10.1.2.3:8080/{z}/{x}/{y}", "http://10.1.2.3:8080"],
  ["https://地图.example.cn/", "https://xn--wcs7d.example.cn"],
  ["file:///etc/passwd", null],
  ["javascript:alert(1)", null],
  ["no address", null],
])("the origin of %s is %s", (address, origin) => expect(originOf(address)).toBe(origin));

describe("a built page", () => {
  it("has policy and boot script before anything that loads, and the hash of every script that runs", () => {
    const page = withPolicy(PAGE, { boot: "boot()", isServed: false });
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)!;
    expect(page.indexOf(policy[0])).toBeLessThan(page.indexOf("boot()"));
    expect(page.indexOf("boot()")).toBeLessThan(page.indexOf("<link"));
    expect(hashesOf(page)).toEqual([sha("boot()"), sha('run("<\\/script>");'), sha("old()")]);
    for (const hash of hashesOf(page)) expect(policy[1]).toContain(`'${hash}'`);
  });

  it("hashes line ends as a browser reads them", () => {
    const page = withPolicy(PAGE.replace("old()", "old()\r\nold()"), { boot: "b", isServed: true });
    expect(page).toContain(sha("old()\nold()"));
  });

  it("is not built without a place for the policy", () => {
    expect(() => withPolicy("<html></html>", { boot: "", isServed: true })).toThrow("charset");
  });
});

it("a server says who may frame the page, by the town's own list", () => {
  expect(headersFor(JSON.stringify({ embedOrigins: ["https://portal.example.cn/", "*"] }))).toEqual(
    {
      "Content-Security-Policy": "frame-ancestors 'self' https://portal.example.cn",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "strict-origin-when-cross-origin",
    },
  );
  expect(headersFor("no json")["Content-Security-Policy"]).toBe("frame-ancestors 'self'");
});
