// Whether a project can be seen: its mark and its name lie open on the map, under nothing of the desk.
import type { Page } from "playwright-core";

/** What keeps a mark or its name from being seen, one line each; nothing when both lie open on the map. */
export function hiddenOf(page: Page, wanted: readonly string[]): Promise<string[]> {
  return page.evaluate((ids) => {
    const map = document.querySelector(".map-canvas")!.getBoundingClientRect();
    const marks = window.oneMap.marks();
    const seen = (x: number, y: number): string => {
      if (x < map.left || y < map.top || x > map.right || y > map.bottom) return "outside the map";
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return "outside the window";
      const there = document.elementFromPoint(x, y);
      return there?.closest(".map-canvas") ? "" : `under ${there?.className ?? "nothing"}`;
    };
    return ids.flatMap((id) => {
      const mark = marks.find((one) => one.id === id);
      if (!mark) return [`${id}: not on the map`];
      if (!mark.name) return [`${id}: no name`];
      const [left, top, right, bottom] = mark.name.box;
      const points: [string, number, number][] = [
        ["mark", ...mark.at],
        ["name", (left + right) / 2, (top + bottom) / 2],
        ["name", left, top],
        ["name", right, top],
        ["name", left, bottom],
        ["name", right, bottom],
      ];
      return points.flatMap(([what, x, y]) => {
        const fault = seen(x, y);
        return fault === "" ? [] : [`${id}: ${what} ${fault}`];
      });
    });
  }, wanted);
}
