// Firefox as Debian has it, driven by Playwright over WebDriver BiDi, which any Firefox speaks as it is.
import { firefox, type Browser } from "playwright-core";
import type { Driven, Size } from "./driven.ts";

/** A command that Playwright sends for every context, and that Firefox ESR 153 does not know. */
const UNKNOWN = "emulation.setMediaFeaturesOverride";
/** Milliseconds, against hanging only: a busy machine may take its time. */
const PATIENCE = 120_000;

type Session = { send: (method: string, parameters: unknown) => Promise<unknown> };
type Inside = { _connection: { toImpl: (of: Browser) => { _browserSession: Session } } };

/** Playwright's server runs in this process: there that one command is answered in place of the browser. */
function helpPlaywright(browser: Browser): void {
  const session = (browser as unknown as Inside)._connection.toImpl(browser)._browserSession;
  const send = session.send.bind(session);
  session.send = async (method, parameters) => (method === UNKNOWN ? {} : send(method, parameters));
}

/** A page of that size on the display that `env` names. */
export async function openFirefox(viewport: Size, env: NodeJS.ProcessEnv): Promise<Driven> {
  const browser = await firefox.launch({
    channel: "moz-firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: false,
    timeout: PATIENCE,
    env: { ...process.env, ...env },
  });
  helpPlaywright(browser);
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(PATIENCE);
  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    run: (work, given) => page.evaluate(work as never, given as never),
    click: (path) => page.locator(`xpath=${path}`).first().click(),
    picture: async () => (await page.screenshot()).toString("base64"),
    close: () => browser.close(),
  };
}
