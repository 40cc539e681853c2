/** What a page may load and run: files of this publication, and the one inline script by its hash. */
function sourcesOf(own: string, inlineScript: string): string {
  return [
    "default-src 'none'",
    `script-src ${own} ${inlineScript}`,
    `style-src ${own}`,
    `img-src ${own} data:`,
    `font-src ${own}`,
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join("; ");
}

/** For a page's own `<meta>`. In a folder on a disk not every browser takes 'self' to mean the folder, so its scheme is named. */
export function metaPolicy(inlineScript: string): string {
  return sourcesOf("'self' file:", inlineScript);
}

/** `_headers`, which some static hosts read; those that do not serve it as a file. */
export function hostHeaders(inlineScript: string): string {
  const everywhere = [
    `Content-Security-Policy: ${sourcesOf("'self'", inlineScript)}; frame-ancestors 'self'`,
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy: same-origin",
  ];
  const blocks = [
    ["/*", ...everywhere],
    ["/assets/fonts/*", "Cache-Control: public, max-age=604800"],
  ];
  return blocks.map(([path = "", ...lines]) => `${path}\n  ${lines.join("\n  ")}\n`).join("\n");
}
