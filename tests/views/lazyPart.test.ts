// Parts of the desk that are fetched late: shown in the very frame that asks for them once they have come.
import { createElement, Suspense } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { bringParts, lazyPart } from "#views/ui/lazyPart.tsx";

const shown = (Part: ReturnType<typeof lazyPart>) =>
  renderToStaticMarkup(createElement(Suspense, { fallback: "loading" }, createElement(Part)));

it("shows a part that has come at once, without the fallback that would stay for 300 ms", async () => {
  const Part = lazyPart(() => Promise.resolve(() => "the panel"));
  expect(shown(Part)).toContain("loading");
  await bringParts();
  expect(shown(Part)).toBe("the panel");
});

it("brings what a part that has come names in its turn", async () => {
  const inner = vi.fn<() => Promise<() => string>>(() => Promise.resolve(() => "inside"));
  let Inner: ReturnType<typeof lazyPart> | null = null;
  lazyPart(() => {
    Inner = lazyPart(inner);
    return Promise.resolve(() => "outside");
  });
  await bringParts();
  expect(shown(Inner!)).toBe("inside");
});

it("asks again for a part that did not come, and not for one that has", async () => {
  const bring = vi.fn<() => Promise<() => string>>(() =>
    Promise.reject(new TypeError("no module: late.js")),
  );
  const Part = lazyPart(bring);
  await bringParts();
  expect(shown(Part)).toContain("loading");
  bring.mockResolvedValue(() => "late");
  await bringParts();
  const asked = bring.mock.calls.length;
  await bringParts();
  expect(bring).toHaveBeenCalledTimes(asked);
  expect(shown(Part)).toBe("late");
});
