// One server for both pages: static files, precompressed with brotli, counting what goes over the wire.
import { createServer, type Server } from "node:http";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
};

type Entry = { body: Buffer; type: string; code: boolean };

/**
 * Serves `folders` by prefix and `texts` by path, which win. `weight` is the compressed bytes of scripts and styles asked for since `reset`,
 * `asked` every answer since then, with its compressed bytes.
 */
export class CountingServer {
  readonly #entries = new Map<string, Entry>();
  readonly #server: Server;
  #asked = new Map<string, number>();
  asked: { path: string; bytes: number }[] = [];
  readonly #quality: number;

  constructor(folders: Record<string, string>, texts: Record<string, string>, quality = 11) {
    this.#quality = quality;
    for (const [prefix, folder] of Object.entries(folders)) this.#addFolder(prefix, folder);
    for (const [path, text] of Object.entries(texts))
      this.#add(path, Buffer.from(text), ".json", 5);
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
      const entry = this.#entries.get(path) ?? this.#entries.get(`${path}index.html`);
      if (!entry) {
        response.writeHead(404).end();
        return;
      }
      this.asked.push({ path, bytes: entry.body.length });
      if (entry.code) this.#asked.set(path, entry.body.length);
      response
        .writeHead(200, {
          "content-type": `${entry.type}; charset=utf-8`,
          "content-encoding": "br",
          "cache-control": "no-store",
        })
        .end(entry.body);
    });
  }

  #addFolder(prefix: string, folder: string): void {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) this.#addFolder(`${prefix}${name}/`, path);
      else if (existsSync(path))
        this.#add(`${prefix}${name}`, readFileSync(path), extname(name), this.#quality);
    }
  }

  #add(path: string, bytes: Buffer, extension: string, quality: number): void {
    const body = brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
    this.#entries.set(path, {
      body,
      type: TYPES[extension] ?? "application/json",
      code: extension === ".js" || extension === ".css",
    });
  }

  listen(): Promise<string> {
    return new Promise((resolve) =>
      this.#server.listen(0, "127.0.0.1", () => {
        const address = this.#server.address();
        resolve(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
      }),
    );
  }

  reset(): void {
    this.#asked = new Map();
    this.asked = [];
  }
  get weight(): number {
    return [...this.#asked.values()].reduce((sum, bytes) => sum + bytes, 0);
  }
  close(): void {
    this.#server.close();
  }
}
