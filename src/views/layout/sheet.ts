// Which sheet stands over the map on a phone, and how high. Knows names, not what the sheets hold.
import { PROJECT_PARTS, type View } from "#state/view.ts";
import type { Store } from "#state/store.ts";
import { makeSlot } from "../edit/slot.ts";

export type SheetName = "filters" | "panel" | "layers" | "more" | "card";
export type SheetHeight = "half" | "full";
/** `below`: what comes back when the card is closed. */
type Sheet = { name: SheetName; height: SheetHeight; below: SheetName | null };

export const sheet = makeSlot<Sheet | null>(null);

/** The sheet that has just been opened by hand: its head takes the focus, once. */
let wantsFocus: SheetName | null = null;

export function openSheet(name: SheetName, byHand = false): void {
  const now = sheet.get();
  if (byHand) wantsFocus = name;
  if (now?.name === name) return;
  const below = name === "card" && now?.name === "panel" ? "panel" : null;
  sheet.set({ name, height: now?.height ?? "half", below });
}

/** The focus goes back to the button that opens it, if it was inside. */
export function closeSheet(): void {
  const now = sheet.get();
  if (!now) return;
  const inside = document.activeElement?.closest(`[data-sheet-of="${now.name}"]`);
  sheet.set(now.below && { name: now.below, height: now.height, below: null });
  if (inside) document.querySelector<HTMLElement>(`[data-opens="${now.name}"]`)?.focus();
}

export function setSheetHeight(height: SheetHeight): void {
  const now = sheet.get();
  if (now) sheet.set({ ...now, height });
}

export function takesFocus(name: SheetName): boolean {
  const wanted = wantsFocus === name;
  if (wanted) wantsFocus = null;
  return wanted;
}

const hasOwnPanel = ({ panel }: View): boolean =>
  panel !== "none" && !PROJECT_PARTS.some((part) => part === panel);

/** A panel or a project that the address names stands open; what is opened later opens its sheet. */
export function watchSheets(store: Store): () => void {
  const { view } = store.get();
  if (view.project !== null) openSheet("card");
  else if (hasOwnPanel(view)) openSheet("panel");
  return store.subscribe(({ view: now }, { view: before }) => {
    if (now.panel !== before.panel) {
      if (now.panel === "none") closeIf("panel");
      else openSheet("panel");
    }
    if (now.project === before.project) return;
    if (now.project === null) closeIf("card");
    else openSheet("card");
  });
}

function closeIf(name: SheetName): void {
  if (sheet.get()?.name === name) closeSheet();
}
