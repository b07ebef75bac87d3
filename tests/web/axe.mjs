// What every look at a page asks: is it accessible, and no wider than the screen?
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function inaccessible(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return await page.evaluate(faults, TAGS);
}

async function faults(values) {
  // It cannot tell what is behind the words of a drawing: tests/render/test_svg.py holds its colours.
  const isDrawn = ({ target }) => document.querySelector(target[0])?.closest(".drawing > svg");
  const readable = (id) => (node) => id !== "color-contrast" || !isDrawn(node);
  const found = await axe.run({ runOnly: { type: "tag", values } });
  if (found.passes.length === 0) return ["nothing was checked"];
  const unclear = found.incomplete.map((each) => {
    return { ...each, nodes: each.nodes.filter(readable(each.id)) };
  });
  return [...found.violations, ...unclear.filter(({ nodes }) => nodes.length)].map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 120)} (${nodes.length})`,
  );
}

export async function tooWide(page) {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`is ${scrollWidth} px wide, in ${clientWidth} px`] : [];
  });
}

export async function broken(page) {
  return await page.evaluate(brokenWords);
}

// A word of an everyday length stands on one line, however narrow its column. What is only heard is
// passed over, and what stands beside a word so long that no column has room for it.
function brokenWords() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.parentElement.closest("thead, .heard, .meaning")?.getBoundingClientRect().width < 2) continue;
    if (/\w{60}/.test(text.data)) continue;
    for (const { 0: word, index } of text.data.matchAll(/[\p{Script=Latin}\p{N}.]+/gu)) {
      if (word.length > 11) continue;
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (new Set(lines.map(({ top }) => Math.round(top))).size > 1) found.add(word);
    }
  }
  return found.size ? [`breaks words: ${[...found].join(", ")}`] : [];
}
