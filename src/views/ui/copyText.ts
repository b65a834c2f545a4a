// Puts a text into the clipboard, on plain http too. The only place that speaks to the clipboard.

/** Resolves to whether the text is in the clipboard now. To be called from a click or a key. Never rejects. */
export async function copyText(text: string): Promise<boolean> {
  // The types promise it everywhere; browsers keep it for secure pages.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard) {
    const works = await clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (works) return true;
  }
  return copyBySelection(text);
}

/**
 * The way from before the clipboard had an API: a selection is copied. It is deprecated and has no successor on plain
 * http. A selection, not a field, because a dialog would call the focus back from a field outside it.
 */
function copyBySelection(text: string): boolean {
  const selection = document.getSelection();
  if (!selection) return false;
  const before = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const holder = document.createElement("pre");
  holder.className = "visually-hidden";
  holder.textContent = text;
  document.body.append(holder);
  selection.selectAllChildren(holder);
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("copy", onCopy, true);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", onCopy, true);
    holder.remove();
    selection.removeAllRanges();
    if (before) selection.addRange(before);
  }
}
