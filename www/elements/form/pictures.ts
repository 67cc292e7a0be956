/** A picture that was chosen, made small here on the machine. It goes nowhere by itself. */
export interface Picture {
  /** To be drawn. */
  bitmap: ImageBitmap;
  /** To stand in a file: a JPEG, drawn anew, so that what a camera noted beside it (place, time, device) is gone. */
  text: string;
}

/** Pictures as they stand in a file, by the names of their fields. */
export type PictureTexts = Readonly<Record<string, string>>;

/** The longest side of a picture, once it was made small: enough for a printed plan. */
const LONGEST = 1200;
/** How well a picture is kept in a file: a face is told by it, and the file stays small enough to be handed over. */
const QUALITY = 0.85;
const JPEG = "data:image/jpeg;base64,";

/** Reads a picture and makes it small. */
export async function pictureFrom(file: Blob): Promise<Picture> {
  const bitmap = await small(file);
  return { bitmap, text: await textOf(bitmap) };
}

/** The pictures that a file holds; they are made small again, whoever wrote the file. What is none, or cannot be read, is `spoilt`. */
export async function readPictures(texts: Readonly<Record<string, unknown>>): Promise<{ pictures: Map<string, Picture>; spoilt: boolean }> {
  const pictures = new Map<string, Picture>();
  let spoilt = false;
  for (const [name, text] of Object.entries(texts)) {
    try {
      pictures.set(name, await pictureFrom(blobOf(text)));
    } catch {
      spoilt = true;
    }
  }
  return { pictures, spoilt };
}

/** Pictures for a file. */
export function pictureTexts(pictures: ReadonlyMap<string, Picture>): PictureTexts {
  return Object.fromEntries([...pictures].map(([name, { text }]) => [name, text]));
}

async function small(file: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(whole.width, whole.height));
  if (scale === 1) return whole;
  const resized = await createImageBitmap(whole, { resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale), resizeQuality: "high" });
  whole.close();
  return resized;
}

async function textOf(picture: ImageBitmap): Promise<string> {
  const sheet = new OffscreenCanvas(picture.width, picture.height);
  const pen = sheet.getContext("2d");
  if (!pen) throw new Error("this browser draws no pictures");
  // What was transparent would be black.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(picture, 0, 0);
  const bytes = new Uint8Array(await (await sheet.convertToBlob({ type: "image/jpeg", quality: QUALITY })).arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return `${JPEG}${btoa(text)}`;
}

function blobOf(text: unknown): Blob {
  if (typeof text !== "string" || !text.startsWith(JPEG)) throw new Error("a picture in a file is a JPEG");
  return new Blob([Uint8Array.from(atob(text.slice(JPEG.length)), (letter) => letter.charCodeAt(0))], { type: "image/jpeg" });
}
