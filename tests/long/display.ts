// A screen in memory, for browsers that want one.
import { spawn } from "node:child_process";
import { once } from "node:events";

export type Display = { env: NodeJS.ProcessEnv; close: () => Promise<void> };

/** Programs started with `env` draw there, in software. */
export async function openDisplay(size: { width: number; height: number }): Promise<Display> {
  const screen = `${size.width}x${size.height}x24`;
  const server = spawn(
    "/usr/bin/Xvfb",
    ["-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const number = await new Promise<string>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdout.once("data", (text: Buffer) => resolve(String(text).trim()));
  });
  return {
    env: { DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: "1" },
    close: async () => {
      server.removeAllListeners("exit");
      server.kill();
      await once(server, "exit");
    },
  };
}
