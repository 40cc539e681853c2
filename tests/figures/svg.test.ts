import { expect, test } from "vitest";
import {
  cleanDrawing,
  drawingOf,
  prefixIds,
  renderPicture,
  roundCoordinates,
} from "../../scripts/figures/svg.ts";

const picture = {
  id: "fig-a-640",
  title: "Losses < gains",
  description: "A & B",
  width: 640,
  height: 200,
  left: -12.346,
  top: 0,
};

test("a picture has role, name, description, size and stands alone", () => {
  const svg = renderPicture("<g/>", picture);
  expect(svg).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="chart" role="img" aria-labelledby="fig-a-640-title fig-a-640-desc" viewBox="-12\.35 0 640 200" width="640" height="200"/,
  );
  expect(svg).toContain(
    '<title id="fig-a-640-title">Losses &lt; gains</title><desc id="fig-a-640-desc">A &amp; B</desc>',
  );
  expect(drawingOf(svg)).toBe("<g/>");
});

test("cleaning drops noise and empty elements, and keeps what is drawn", () => {
  const drawing =
    '<g class="mark-text role-axis-label" pointer-events="none" role="presentation" aria-hidden="true"><text text-anchor="end" transform="translate(1.23456,2)" font-family="Source Sans 3" opacity="1"></text></g>' +
    '<g><text opacity="0">No room</text></g><text opacity="0.5">Half</text>' +
    '<g class="mark-rect"><path aria-label="value: 3.14159" d="M1.005,2.33333h9v-1e-7Z" fill="#1F78A8"/></g><g><path class="background" d="M0,0h9v9h-9Z"/></g>';
  expect(cleanDrawing(drawing)).toBe(
    '<text opacity="0.5">Half</text><path d="M1,2.33h9v0Z" fill="#1F78A8"/>',
  );
});

test("rounding leaves text, colors and dashes alone", () => {
  expect(roundCoordinates('<path d="M1.239,4" fill="#1F7.888" stroke-dasharray="1.239"/>')).toBe(
    '<path d="M1.24,4" fill="#1F7.888" stroke-dasharray="1.239"/>',
  );
});

test("prefixing reaches ids and every reference", () => {
  expect(prefixIds('<clipPath id="c"/><g clip-path="url(#c)"><use href="#c"/></g>', "f")).toBe(
    '<clipPath id="f-c"/><g clip-path="url(#f-c)"><use href="#f-c"/></g>',
  );
});
