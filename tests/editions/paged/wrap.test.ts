import { expect, test } from "vitest";
import { useBrowser } from "../../../scripts/editions/borrow.ts";
import { openTab } from "../../../scripts/editions/paged/tab.ts";
import { wrapScript } from "../../../scripts/editions/paged/wrap.ts";

/** What becomes of the markup of some blocks; places to break are shown as `|`, spaces that do not break as `~`. */
async function mend(...blocks: string[]): Promise<string[]> {
  const markup = `<!doctype html><template>${blocks.join("\n")}</template>`;
  const mended = await useBrowser(async (browser) => {
    const tab = await openTab(browser, markup);
    return (await tab.evaluate(
      `${wrapScript}; const { content } = document.querySelector("template"); mendLines(content); [...content.children].map((block) => block.innerHTML)`,
    )) as string[];
  });
  return mended.map((each) => each.replaceAll("<wbr>", "|").replaceAll("&nbsp;", "~"));
}

test("an address breaks before punctuation, and never within the name of its host", async () => {
  const address = "https://www.example.org.uk/a-b/c_d.html?x=1#y";
  const [mended] = await mend(`<p><a href="${address}">${address}</a></p>`);
  expect(mended).toContain(">https://www.example.org.uk|/a-b|/c|_d|.html|?x|=1|#y<");
});

test("a short last word stays with the one before, a long one may stand alone", async () => {
  expect(
    await mend(
      "<p>They had none of it.</p>",
      "<li>A matter of responsibility</li>",
      `<p>It ended in 2024.<span class="footnote" data-number="1">See it on page 12</span></p>`,
      "<p>One word.</p>",
    ),
  ).toEqual([
    "They had none of~it.",
    "A matter of responsibility",
    `It ended in~2024.<span class="footnote" data-number="1">See it on page~12</span>`,
    "One word.",
  ]);
});

test("a space between two elements is kept in one of them, and the number of a note stays as it is", async () => {
  expect(
    await mend(
      `<p><span>one</span> <em>two</em> and <b>three</b>, <i>four</i></p>`,
      `<p><em>five</em> <span class="footnote" data-number="1">note</span></p>`,
    ),
  ).toEqual([
    `<span>one</span><em> two</em> and <b>three</b>, <i>four</i>`,
    `<em>five </em><span class="footnote" data-number="1">note</span>`,
  ]);
});
