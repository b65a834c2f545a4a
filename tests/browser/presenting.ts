// A deck by section on the wall, for what is measured and soaked while it is shown.
import type { Browser, Page } from "playwright-core";

const SECONDS_A_SCENE = 2;

/** Opens the desk, makes the deck and presents it; `before` runs in the page before its own scripts. */
export async function presenting(browser: Browser, url: string, before: string): Promise<Page> {
  const page = await (
    await browser.newContext({
      locale: "zh-CN",
      viewport: { width: 1280, height: 720 },
      serviceWorkers: "block",
    })
  ).newPage();
  await page.addInitScript(before);
  await page.goto(`${url}#panel=meeting`);
  await page.evaluate("window.oneMap.ready");
  await page.getByRole("button", { name: "按任务领域" }).click();
  await page.getByLabel("自动播放每页秒数").fill(String(SECONDS_A_SCENE));
  await page.keyboard.press("Tab");
  await page.keyboard.press("F5");
  await page.locator(".present").waitFor();
  return page;
}
