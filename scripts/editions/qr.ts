import { encode } from "uqr";
import { html, type Html } from "../lib/html.ts";

/** Modules of white around a code, without which cameras do not find it. */
const quiet = 4;

/**
 * Draws an address as a QR code for paper: error correction of level M, black on white, one path. Without a description
 * it is hidden from those who hear the page, to whom the link beside it says the same.
 */
export function drawQr(address: string, description?: string): Html {
  const { data, size } = encode(address, { ecc: "M", border: quiet });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  const role =
    description === undefined
      ? html`aria-hidden="true"`
      : html`role="img" aria-label="${description}"`;
  return html`<svg class="qr" ${role} style="--modules:${size}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#000" d="${path.join("")}"/></svg>`;
}
