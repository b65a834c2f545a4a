// A copy of the built site on a free port, whose files a test may change or take away. SITE_FOLDER names another build than dist/.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

export const BUILT = process.env.SITE_FOLDER ?? "dist";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

export class SiteFolder {
  readonly folder = mkdtempSync(join(tmpdir(), "one-map-site-"));
  url = "";
  /** Paths asked for. */
  readonly asked: string[] = [];
  readonly #server: Server;

  constructor() {
    cpSync(BUILT, this.folder, { recursive: true });
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname).replace(
        /\/$/,
        "/index.html",
      );
      this.asked.push(path);
      const file = join(this.folder, path);
      if (!existsSync(file) || statSync(file).isDirectory()) response.writeHead(404).end();
      else
        response
          .writeHead(200, {
            "content-type": TYPES[extname(file)] ?? "text/plain; charset=utf-8",
            "cache-control": "no-cache",
          })
          .end(readFileSync(file));
    });
  }

  async open(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    const address = this.#server.address();
    this.url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
  }
  /** The plug is pulled. */
  async cut(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }
  read = (path: string): string => readFileSync(join(this.folder, path), "utf8");
  write = (path: string, text: string): void => writeFileSync(join(this.folder, path), text);
  async remove(): Promise<void> {
    await this.cut();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
