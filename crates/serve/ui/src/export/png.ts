/** A picture in SVG as PNG, drawn by the browser. */

const SCALE = 2;
const MOST_PIXELS = 48_000_000;

/** The picture at twice its size, or as large as a canvas may be. */
export async function png(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (image.width * image.height || 1)));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error("The picture is too large for this browser; save it as SVG.");
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
