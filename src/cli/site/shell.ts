// The page that needs no server: index.html with all code and styles in it. Text only; the build brings the parts.

/** Where a copy's data goes; storage/carry/page.ts knows the same mark. */
const SLOT = "<!--one-map-data-->";

/** Code that can neither end its element nor open a comment, with the same meaning in strings, templates and patterns. */
export const escapeCode = (code: string): string =>
  code.replaceAll(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\x21--");

/** The element that holds the licences; storage/carry/licences.ts knows the same. */
const LICENCES_ID = "one-map-licences";

type ShellParts = { code: string; css: string; icon: string; check: string; licences: string };

/**
 * `page` is the source index.html: what it asks of a server goes, `icon` (SVG) and `licences` (JSON) come into it, and `check`, the
 * classic script that speaks to browsers which cannot read the code.
 */
export function toShell(page: string, { code, css, icon, check, licences }: ShellParts): string {
  const links = page
    .replaceAll(/^[ \t]*<link\b[^<>]*>[ \t]*\n/gm, "")
    .replaceAll(/^[ \t]*<script\b[^<>]*><\/script>[ \t]*\n/gm, "");
  const iconLink = `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}" />`;
  const style = `<style data-shell>${css.replaceAll(/<\/(?=style)/gi, "<\\/")}</style>`;
  return links
    .replace("</head>", () => `    ${iconLink}\n    ${style}\n  </head>`)
    .replace(
      "</body>",
      () =>
        `    ${SLOT}\n    <script type="application/json" id="${LICENCES_ID}" data-shell>${licences.replaceAll("<", "\\u003c")}</script>\n` +
        `    <script data-check>${escapeCode(check)}</script>\n    <script type="module" data-shell>${escapeCode(code)}</script>\n  </body>`,
    );
}
