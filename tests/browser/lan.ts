// The product as an office's network sees it: served by `npm start -- --host`, opened over plain http under a name.
import { spawn, type ChildProcess } from "node:child_process";
import type { Browser } from "playwright-core";
import { launch } from "./chromium.ts";

const NAME = "onemap.test";

export class Lan {
  /** The page's address under a name of the network. */
  readonly url: string;
  /** What the server printed for whoever started it. */
  readonly printed: string;
  readonly browser: Browser;
  readonly #server: ChildProcess;

  private constructor(port: string, printed: string, browser: Browser, server: ChildProcess) {
    this.url = `http://${NAME}:${port}/`;
    this.printed = printed;
    this.browser = browser;
    this.#server = server;
  }

  static async open(): Promise<Lan> {
    const server = spawn(
      process.execPath,
      ["node_modules/vite/bin/vite.js", "preview", "--host", "--port", "0"],
      { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NO_COLOR: "1" } },
    );
    let printed = "";
    const port = await new Promise<string>((resolve, reject) => {
      server.once("exit", () => reject(new Error(`the server ended: ${printed}`)));
      server.stdout.on("data", (text: Buffer) => {
        printed += String(text);
        const found = /本机名打开：http:\/\/[^:]+:(\d+)\//.exec(printed);
        if (found) resolve(found[1]!);
      });
    });
    const browser = await launch([`--host-resolver-rules=MAP ${NAME} 127.0.0.1`]);
    return new Lan(port, printed, browser, server);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.#server.removeAllListeners("exit");
    this.#server.kill();
  }
}
