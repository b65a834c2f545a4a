// Offices serve the page over plain http on their own network. Browsers keep many APIs from such pages, and the types do not tell:
// each may be spoken to in one place only, which says what happens without it.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { walk } from "./files.ts";

const OFFLINE = ["src/storage/offline/serviceWorker.ts", "src/storage/offline/registerOffline.ts"];
const BACKUP = ["src/storage/twin/Twin.ts", "src/storage/twin/twinWorker.ts"];

/** What only a secure page has, by the name it is spoken to with; and the files that do well without it. */
const SECURE_ONLY: readonly (readonly [string, RegExp, readonly string[]])[] = [
  ["crypto.randomUUID", /randomUUID/, []],
  ["crypto.subtle", /\bsubtle\b/, ["src/base/hash.ts"]],
  ["navigator.clipboard", /\bnavigator\s*\??\.\s*clipboard\b/, ["src/views/ui/copyText.ts"]],
  [
    "navigator.locks",
    /navigator\s*\??\.\s*locks\b|"locks"/,
    [...OFFLINE, ...BACKUP, "src/base/workerLife.ts"],
  ],
  ["service worker", /\bserviceWorker\b/, ["src/storage/offline/registerOffline.ts"]],
  ["caches", /\bcaches\s*\.|\bCacheStorage\b/, ["src/storage/offline/serviceWorker.ts"]],
  ["storage buckets", /storageBuckets/, BACKUP],
  ["navigator.storage", /navigator\s*\??\.\s*storage\b/, ["src/storage/space.ts"]],
  ["wake lock", /\bwakeLock\b/, ["src/views/meeting/useRoom.ts"]],
  ["file pickers", /show(?:Save|Open)FilePicker/, []],
  ["folder picker", /showDirectoryPicker/, ["src/storage/folder.ts"]],
  ["screens", /getScreenDetails|getScreens\b/, []],
  ["share", /navigator\s*\??\.\s*(?:share|canShare)\b/, []],
  ["position of the device", /\bgeolocation\b/, []],
  ["camera and microphone", /\bmediaDevices\b/, []],
  ["notifications", /\bNotification\b|\bPushManager\b/, []],
  ["devices", /navigator\s*\??\.\s*(?:usb|hid|serial|bluetooth|keyboard|credentials)\b/, []],
  ["graphics without WebGL", /navigator\s*\??\.\s*gpu\b/, []],
  ["what the machine is", /\buserAgentData\b|\bdeviceMemory\b/, []],
  ["codecs", /\b(?:Video|Audio)(?:En|De)coder\b|\bImageDecoder\b/, []],
  ["shared memory", /\bSharedArrayBuffer\b|\bcrossOriginIsolated\b/, []],
  ["small windows", /\bdocumentPictureInPicture\b|\bEyeDropper\b|\bqueryLocalFonts\b/, []],
  ["cookie store", /\bcookieStore\b/, []],
  ["worklets", /\b(?:audio|paint|layout)Worklet\b/i, []],
];

const SOURCES = walk("src")
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("src/cli/"))
  .map((path) => ({
    path,
    code: readFileSync(path, "utf8")
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/\/\/.*$/gm, "")
      .replace(/^(?:import|export) .* from ".*";$/gm, ""),
  }));

describe("what plain http lacks is spoken to only where something is done without it", () => {
  it.each(SECURE_ONLY)("%s", (_, name, allowed) => {
    const users = SOURCES.filter(({ code }) => name.test(code)).map(({ path }) => path);
    expect(users.filter((path) => !allowed.includes(path))).toEqual([]);
  });
});
