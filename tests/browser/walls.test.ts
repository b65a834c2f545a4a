// The walls that most rooms have; the largest, which take longest to draw, are among the long tests.
import { describe } from "vitest";
import { testWall } from "./walls.ts";

describe.each([
  [1366, 768],
  [1920, 1080],
  [3840, 1080],
])("%i × %i", (width, height) => {
  testWall(width, height);
});
