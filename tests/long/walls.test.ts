// The smallest and the largest walls of meeting rooms; a share of the long tests takes the first of them.
import { describe } from "vitest";
import { testWall } from "../browser/walls.ts";
import { share } from "./share.ts";

const WALLS = [
  [5760, 1080],
  [1024, 768],
  [3840, 2160],
] as const;

describe.each(WALLS.slice(0, Math.ceil(WALLS.length * share)))("%i × %i", (width, height) => {
  testWall(width, height);
});
