// The one policy of Trusted Types: own scripts, and no markup but what is listed.
import { expect, it } from "vitest";
import { rulesFor } from "#boot/trustedTypes.ts";

const SITE = "https://map.example.cn/town/#at=1";
const FILE = "file:///D:/%E4%BC%9A%E8%AE%AE.html";

it.each([
  [SITE, "https://map.example.cn/town/sw.js", true],
  [SITE, "assets/importWorker-1.js", true],
  [SITE, "/assets/other.js", true],
  [SITE, "blob:https://map.example.cn/1b2c", true],
  [SITE, "blob:https://map.example.cn.evil.cn/1b2c", false],
  [SITE, "blob:https://evil.cn/1b2c", false],
  [SITE, "blob:null/1b2c", false],
  [SITE, "https://evil.cn/a.js", false],
  [SITE, "http://map.example.cn/a.js", false],
  [SITE, "//evil.cn/a.js", false],
  [SITE, "data:text/javascript,alert(1)", false],
  [SITE, "javascript:alert(1)", false],
  [SITE, "https://", false],
  [FILE, "blob:null/1b2c", true],
  [FILE, "blob:file:///1b2c", true],
  [FILE, "blob:https://evil.cn/1b2c", false],
  [FILE, "other.js", false],
  [FILE, "data:text/javascript;charset=utf-8,", true],
  [FILE, "data:text/javascript;charset=utf-8,alert(1)", false],
  [FILE, "data:text/javascript,alert(1)", false],
])("on %s the script %s is allowed: %s", (page, address, allowed) => {
  expect(rulesFor(page).createScriptURL(address)).toBe(allowed ? address : null);
});

it.each(["<b>x</b>", "<img src=x onerror=alert(1)>", " ", "text", "<script></script>"])(
  "markup %j is refused",
  (text) => expect(rulesFor(SITE).createHTML(text)).toBe(null),
);

it("clearing an element is the one assignment of markup, and no text becomes a script", () => {
  expect(rulesFor(SITE).createHTML("")).toBe("");
  expect(rulesFor(SITE).createScript()).toBe(null);
});
