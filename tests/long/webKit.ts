// WebKit as Debian has it, driven by W3C WebDriver, the one protocol it speaks: the few calls that a test
// needs, over fetch.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { expect } from "vitest";
import type { Driven, Size } from "./driven.ts";

/** The key of an element's reference in every answer: https://www.w3.org/TR/webdriver2/#elements */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** Milliseconds, against hanging only. */
const PATIENCE = 120_000;

/** A call of the protocol; what the driver refuses is thrown in its own words. */
async function ask<T>(url: string, body?: unknown, method = body ? "POST" : "GET"): Promise<T> {
  const answer = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** A page of that size on the display that `env` names. */
export async function openWebKit(viewport: Size, env: NodeJS.ProcessEnv): Promise<Driven> {
  const port = await freePort();
  const driver = spawn("/usr/bin/WebKitWebDriver", [`--port=${port}`], {
    env: { ...process.env, ...env },
    stdio: "ignore",
  });
  try {
    return await openSession(`http://127.0.0.1:${port}`, driver, viewport);
  } catch (error) {
    await stop(driver);
    throw error;
  }
}

async function stop(driver: ChildProcess): Promise<void> {
  if (driver.exitCode !== null || !driver.kill()) return;
  await once(driver, "exit");
}

async function openSession(url: string, driver: ChildProcess, viewport: Size): Promise<Driven> {
  const isReady = () => ask<{ ready: boolean }>(`${url}/status`).then(({ ready }) => ready);
  await expect.poll(() => isReady().catch(() => false)).toBe(true);
  const { sessionId } = await ask<{ sessionId: string }>(`${url}/session`, { capabilities: {} });
  const session = `${url}/session/${sessionId}`;
  await ask(`${session}/timeouts`, { script: PATIENCE, pageLoad: PATIENCE });
  await fitWindow(session, viewport);
  return {
    open: (address) => ask(`${session}/url`, { url: address }),
    reload: () => ask(`${session}/refresh`, {}),
    run: (work, given) => runIn(session, work, given),
    click: async (path) => {
      const wanted = { using: "xpath", value: path };
      const found = await ask<Record<typeof ELEMENT, string>>(`${session}/element`, wanted);
      await ask(`${session}/element/${found[ELEMENT]}/click`, {});
    },
    picture: () => ask(`${session}/screenshot`),
    close: async () => {
      await ask(session, undefined, "DELETE");
      await stop(driver);
    },
  };
}

/** Makes the window as large as the page in it needs. */
async function fitWindow(session: string, { width, height }: Size): Promise<void> {
  await ask(`${session}/window/rect`, { width, height });
  const inner = await runIn(session, () => [innerWidth, innerHeight] as const, null);
  const outer = { width: 2 * width - inner[0], height: 2 * height - inner[1] };
  await ask(`${session}/window/rect`, outer);
}

async function runIn<Given, Result>(
  session: string,
  work: (given: Given) => Result | Promise<Result>,
  given: Given,
): Promise<Result> {
  const script = `const [given, done] = arguments;
    Promise.resolve(given).then(${String(work)}).then((value) => done({ value }), (error) => done({ fault: String(error) }));`;
  const { value, fault } = await ask<{ value: Result; fault?: string }>(
    `${session}/execute/async`,
    { script, args: [given] },
  );
  if (fault !== undefined) throw new Error(fault);
  return value;
}
