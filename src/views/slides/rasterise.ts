// SVG text → PNG bytes on white, through the browser's own drawing. One picture at a time: a canvas of 2,000 pixels a side is large for an old PC.

/** `width`, `height` in pixels. Rejects when the picture cannot be drawn or memory is short. */
export async function rasterise(svg: string, width: number, height: number): Promise<Uint8Array> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const canvas = document.createElement("canvas");
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d");
    if (!context) throw new Error("canvas");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("canvas");
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
    // Gives the pixels back at once, not when the collector comes by.
    Object.assign(canvas, { width: 0, height: 0 });
  }
}
