// The processes of this machine: a browser is one with helpers.
import { readdirSync, readFileSync } from "node:fs";

export type Process = { pid: number; parent: number; command: string };

/** Parent and command line of every process there is. */
export function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, "utf8"));
        return [
          {
            pid: Number(name),
            parent: Number(parent?.[1]),
            command: readFileSync(`/proc/${name}/cmdline`, "utf8"),
          },
        ];
      } catch {
        return [];
      }
    });
}

/** These and all that they have started. */
export function withChildren(
  pids: Iterable<number>,
  all: readonly Process[] = processes(),
): Set<number> {
  const found = new Set(pids);
  for (let grown = true; grown;) {
    const below = all.filter(({ pid, parent }) => found.has(parent) && !found.has(pid));
    grown = below.length > 0;
    for (const { pid } of below) found.add(pid);
  }
  return found;
}

/** Bytes of memory that belong to them: what is shared is counted in shares. */
export function memoryOf(pids: Iterable<number>): number {
  let bytes = 0;
  for (const pid of pids) {
    try {
      bytes +=
        Number(/^Pss:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) *
        1024;
    } catch {
      // Gone meanwhile.
    }
  }
  return bytes;
}
