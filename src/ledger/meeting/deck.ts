// Changing a deck: scenes added, moved, copied, edited, taken out. Pure; ids come from the caller.
import type { Deck, Scene } from "./meeting.ts";
import { meeting } from "#words/zh-CN/meeting.ts";

const DEFAULT_SECONDS = 12;
const MOST_SECONDS = 3600;

export const emptyDeck = (id: string, name: string, madeAt: number): Deck => ({
  id,
  name,
  scenes: [],
  seconds: DEFAULT_SECONDS,
  madeAt,
});

export const makeScene = (
  scene: Pick<Scene, "id" | "title" | "address"> & Partial<Scene>,
): Scene => ({
  kind: "view",
  text: "",
  notes: "",
  task: null,
  project: null,
  seconds: null,
  strokes: [],
  ...scene,
});

const withScenes = (deck: Deck, scenes: readonly Scene[]): Deck => ({ ...deck, scenes });

/** Puts the scene behind the one named, or at the end. */
export function addScene(deck: Deck, scene: Scene, after: string | null = null): Deck {
  const at = deck.scenes.findIndex(({ id }) => id === after);
  return withScenes(
    deck,
    at < 0
      ? [...deck.scenes, scene]
      : [...deck.scenes.slice(0, at + 1), scene, ...deck.scenes.slice(at + 1)],
  );
}

/** After which scene a new one stands: the last that does not close the meeting. */
export const lastBeforeClosing = ({ scenes }: Deck): string | null =>
  scenes.findLast(({ kind }) => kind !== "closing")?.id ?? null;

/** Moves a scene by so many places; at the ends it stays within the deck. */
export function moveScene(deck: Deck, id: string, by: number): Deck {
  const from = deck.scenes.findIndex((scene) => scene.id === id);
  const to = Math.max(0, Math.min(deck.scenes.length - 1, from + by));
  if (from < 0 || to === from) return deck;
  const rest = deck.scenes.filter((scene) => scene.id !== id);
  return withScenes(deck, [...rest.slice(0, to), deck.scenes[from]!, ...rest.slice(to)]);
}

export function copyScene(deck: Deck, id: string, copyId: string): Deck {
  const scene = deck.scenes.find((one) => one.id === id);
  return scene
    ? addScene(deck, { ...scene, id: copyId, title: meeting.editor.copied(scene.title) }, id)
    : deck;
}

export const editScene = (deck: Deck, id: string, change: Partial<Omit<Scene, "id">>): Deck =>
  withScenes(
    deck,
    deck.scenes.map((scene) => (scene.id === id ? { ...scene, ...change } : scene)),
  );

export const removeScene = (deck: Deck, id: string): Deck =>
  withScenes(
    deck,
    deck.scenes.filter((scene) => scene.id !== id),
  );

/** Every scene of the copy has an id of its own, so that neither deck's edits reach the other. */
export const copyDeck = (deck: Deck, id: string, madeAt: number): Deck => ({
  ...deck,
  id,
  madeAt,
  name: meeting.editor.copied(deck.name),
  scenes: deck.scenes.map((scene, index) => ({ ...scene, id: `${id}-${index + 1}` })),
});

/** Seconds as typed; null where it says nothing usable. */
export function toSeconds(text: string): number | null {
  const value = Number(text.trim());
  return text.trim() !== "" && Number.isFinite(value) && value >= 1
    ? Math.min(MOST_SECONDS, Math.round(value))
    : null;
}

/** How long a scene stays in auto-play, in seconds; never so short that it cannot be seen. */
export const secondsOf = (deck: Deck, scene: Scene): number => {
  const wanted = scene.seconds ?? deck.seconds;
  return Number.isFinite(wanted) ? Math.max(1, Math.min(MOST_SECONDS, wanted)) : DEFAULT_SECONDS;
};
