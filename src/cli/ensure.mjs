// Makes a fresh clone ready with nothing but Node: installs what the lock file says, a browser for the tests, and builds.
// Plain JavaScript, because it runs before anything is installed. Each step is skipped when its inputs have not changed.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const wanted = new Set(process.argv.slice(2));
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`需要 Node.js 20.19 或更新的版本，现在是 ${process.versions.node}。请从 nodejs.org 安装。`);

installPackages();
if (wanted.has("--browser")) installBrowser();
if (wanted.has("--firefox-webkit")) installFirefoxAndWebKit();
if (wanted.has("--gdal")) installGdal();
if (wanted.has("--office")) installOffice();
if (wanted.has("--paper")) installPoppler();
if (wanted.has("--build")) build();

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Hash of the files below the given paths, names included. */
function fingerprint(paths) {
  const hash = createHash("sha256");
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory())
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(path).update("\0").update(readFileSync(path));
  };
  paths.forEach(visit);
  return hash.digest("hex");
}

/** Runs `work` unless `stamp` already holds `mark`. */
function once(stamp, mark, work) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === mark) return;
  work();
  writeFileSync(stamp, mark);
}

function run(command, parameters, more = {}) {
  const { status, error } = spawnSync(command, parameters, {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", ...more },
  });
  if (error || status !== 0)
    stop(`“${command} ${parameters.join(" ")}”没有成功。请检查网络后重试。`);
}

function installPackages() {
  once("node_modules/.one-map-installed", fingerprint(["package-lock.json"]), () =>
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]),
  );
}

function has(command, ...parameters) {
  try {
    return execFileSync(command, parameters, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return "";
  }
}

/** `names` are packages of Debian, `what` is what cannot be done without them, `hint` another way to come by them. */
function installDebian(what, names, hint = "") {
  const command = `apt-get install -y --no-install-recommends ${names.join(" ")}`;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    stop(
      `${what}还缺：${names.join("、")}。\n请以管理员身份运行：apt-get update && ${command}${hint}`,
    );
  run("apt-get", ["update"]);
  run("apt-get", command.split(" ").slice(1));
}

/** Debian's Chromium and Chinese fonts; the browser tests need both. */
function installBrowser() {
  const missing = [];
  if (!process.env.CHROMIUM && !existsSync("/usr/bin/chromium")) missing.push("chromium");
  if (!has("fc-list", ":lang=zh", "family").trim()) missing.push("fonts-noto-cjk", "fontconfig");
  if (missing.length === 0) return;
  const hint = "\n已另装 Chromium 时，可用环境变量 CHROMIUM 指明其路径。";
  installDebian("浏览器测试", missing, hint);
}

/** The two other engines, a screen in memory for them, and Mesa, which draws WebGL without a graphics card. */
function installFirefoxAndWebKit() {
  const programs = {
    "firefox-esr": "/usr/bin/firefox-esr",
    "webkit2gtk-driver": "/usr/bin/WebKitWebDriver",
    xvfb: "/usr/bin/Xvfb",
  };
  const missing = Object.keys(programs).filter((name) => !existsSync(programs[name]));
  if (missing.length === 0) return;
  installDebian("Firefox 和 WebKit 测试", [...missing, "libgl1", "libegl1", "libgl1-mesa-dri"]);
}

/** GDAL's and PROJ's programs, whose reading ours is compared with. */
function installGdal() {
  if (has("ogr2ogr", "--version") && has("gdaltransform", "--version")) return;
  installDebian("对照测试", ["gdal-bin"]);
}

/** LibreOffice, which opens the slides we write, and Poppler's readers of the pages it makes of them. */
function installOffice() {
  if (has("soffice", "--version") && has("sh", "-c", "command -v pdftotext pdfinfo")) return;
  installDebian("对照测试", ["libreoffice-impress", "poppler-utils"]);
}

/** poppler's programs, which read our printed sheets as another would. */
function installPoppler() {
  if (existsSync("/usr/bin/pdftoppm") && existsSync("/usr/bin/pdffonts")) return;
  installDebian("纸图测试", ["poppler-utils"]);
}

/**
 * A build is made again only when a source has changed, so that data replaced under dist/geodata stays. The note of what was
 * built lies outside the site, and holds the site's own list: a site built by hand from other sources is not taken for this one.
 */
function build() {
  const sources = [
    "src",
    "geodata",
    "public",
    "seeds",
    "index.html",
    "vite.config.ts",
    "tsconfig.json",
    "package-lock.json",
  ];
  const stamp = "node_modules/.one-map-built";
  const mark = () => fingerprint([...sources, "dist/site.json"]);
  if (existsSync("dist/index.html") && existsSync(stamp) && readFileSync(stamp, "utf8") === mark())
    return;
  // A test runner names an environment of its own; what is built must be what people get.
  run(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], {
    NODE_ENV: "production",
  });
  writeFileSync(stamp, mark());
}
