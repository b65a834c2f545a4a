// Whose ledger a package holds. Apart from package.ts, so that a page can say it before it loads what packs.
import type { Town } from "../town.ts";

/** Whose ledger it is. An example's is never taken for the town's own, nor the other way round. */
export type PackageTown = Pick<Town, "name" | "code" | "isExample">;

export const packageTownOf = ({ name, code, isExample }: Town): PackageTown => ({
  name,
  code,
  isExample,
});
