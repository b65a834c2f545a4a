// For what appears because somebody asked for it and answers with the keyboard next.

/** A ref callback: the element has the focus as soon as it is there. */
export const takeFocus = (element: HTMLElement | null): void =>
  element?.focus({ preventScroll: true });
