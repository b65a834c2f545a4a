// Before browser tests: the site as the sources are now. SITE_FOLDER names another build, which is taken as it is.
import { execFileSync } from "node:child_process";

export default function setup(): void {
  if (process.env.SITE_FOLDER) return;
  execFileSync(process.execPath, ["src/cli/ensure.mjs", "--browser", "--build"], {
    stdio: ["ignore", 2, 2],
  });
}
