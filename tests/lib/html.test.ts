import { describe, expect, test } from "vitest";
import { escapeText, html, joinHtml, unsafeHtml } from "../../scripts/lib/html.ts";

describe("html", () => {
  test("escapes every value, as content and as attribute", () => {
    const text = `<b>"Tom" & 'Ann'</b>`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ann&#39;&lt;/b&gt;">&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ann&#39;&lt;/b&gt;</p>',
    );
  });

  test("leaves markup as it is, also within markup", () => {
    const inner = html`<b>${"a < b"}</b>`;
    expect(html`<p>${inner} ${unsafeHtml("<hr>")}</p>`.markup).toBe("<p><b>a &lt; b</b> <hr></p>");
  });

  test("prints lists side by side, numbers as they are, nothing for undefined and false", () => {
    expect(html`${[html`<i></i>`, "<", 0]}|${undefined}|${false}|${0}|${""}`.markup).toBe(
      "<i></i>&lt;0|||0|",
    );
  });

  test("does not take an object with a forged shape for granted: only `markup` is printed", () => {
    expect(html`${{ markup: "<x>" }}`.markup).toBe("<x>");
  });
});

test("joinHtml puts pieces side by side", () => {
  expect(joinHtml([html`<a>`, html`<b>`], "; ").markup).toBe("<a>; <b>");
  expect(joinHtml([]).markup).toBe("");
});

test("escapeText escapes an ampersand that looks like an entity", () => {
  expect(escapeText("AT&amp;T")).toBe("AT&amp;amp;T");
});
