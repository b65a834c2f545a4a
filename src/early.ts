// The script in the page, right behind the front that the build has put there: asks for the town's files, and
// writes the town's name into the front, which is shown when the name is known, so no other town's name is ever
// seen. In the page, so that it is the first picture.
import { showKeptSizes, tableDock } from "#storage/deskLayout.ts";
import { askEarly } from "#storage/earlyFiles.ts";

const front = document.getElementById("front");
const view = new URLSearchParams(location.hash.slice(1));
const panel = view.get("panel");

/** The same choice as views/useTheme.ts: the front must not be white where the desk is dark. */
const isDark =
  view.get("theme") === "dark" ||
  (view.get("theme") !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);

function show(front: HTMLElement, name: unknown): void {
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  showKeptSizes();
  if (typeof name === "string" && name.trim() !== "") {
    document.title = `${name.trim()} · ${document.title}`;
    front.querySelector(".brand-town")!.textContent = name.trim();
  }
  if (panel !== null) {
    front.dataset.panel = panel;
    front
      .querySelector(".panel")!
      .classList.replace("is-projects", `is-${panel.replaceAll(/\W/g, "")}`);
    if (panel === "table") front.dataset.dock = tableDock();
  }
  front.hidden = false;
}

async function begin(front: HTMLElement): Promise<void> {
  show(front, (await askEarly()).name);
}

// The presenter's window has other heads, and no map.
if (new URLSearchParams(location.search).has("presenter")) front?.remove();
else if (front) void begin(front);
