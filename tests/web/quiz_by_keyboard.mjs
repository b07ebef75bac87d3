// Takes a quiz page from its beginning to its end by keys alone, offline, and looks at it with axe.
// node quiz_by_keyboard.mjs CHROMIUM PAGE: prints JSON; exit 1 where anything is wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const [executablePath, path] = process.argv.slice(2);
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const faults = [];
const asked = [];
const views = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 320 },
];

const look = async (page, where) => {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run({ runOnly: tags }), TAGS);
  for (const each of found.violations) faults.push(`${where}: ${each.id}: ${each.nodes[0].html}`);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (isWide) faults.push(`${where}: scrolls sideways`);
};

const press = async (page, until) => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await page.evaluate(until)) return;
    await page.keyboard.press("Tab");
  }
  faults.push(`no key reaches ${until}`);
};

const at = (selector) => `document.activeElement?.matches(${JSON.stringify(selector)})`;

for (const { colorScheme, width } of views) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, offline: true, bypassCSP: true });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) asked.push(request.url());
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  await page.goto(pathToFileURL(path).href);
  await look(page, `${colorScheme} start`);
  await press(page, at("#begin"));
  await page.keyboard.press("Enter");
  const count = await page.locator(".question").count();
  for (let number = 0; number < count; number += 1) {
    const kind = await page.evaluate(() => document.querySelector(".question:not([hidden])").dataset.kind);
    if (kind === "order") {
      const places = await page.locator(".question:not([hidden]) select").count();
      for (let place = 1; place <= places; place += 1) {
        await press(page, `document.activeElement === document.querySelectorAll(".question:not([hidden]) select")[${place - 1}]`);
        await page.keyboard.press(String(place));
      }
    } else {
      await press(page, at(".question:not([hidden]) .option input"));
      await page.keyboard.press("Space");
    }
    if (number === 0) {
      await press(page, at(".question:not([hidden]) .sure input"));
      await page.keyboard.press("Space");
    }
    await press(page, at(".question:not([hidden]) .check"));
    await page.keyboard.press("Enter");
    const isMarked = await page.evaluate(() => document.querySelector(".question:not([hidden])").classList.contains("marked"));
    if (!isMarked) faults.push(`question ${number + 1} (${kind}) was not marked`);
    if (number < 6) await look(page, `${colorScheme} question ${number + 1}`);
    if (!(await page.evaluate(at(".next")))) faults.push("the focus is not at Next");
    await page.keyboard.press("Enter");
  }
  const end = await page.locator("#end:not([hidden])").count();
  if (end !== 1) faults.push("the end was not reached");
  const summary = await page.locator("#summary").textContent();
  if (!new RegExp(`of ${count} answers`).test(summary)) faults.push(`the summary says: ${summary}`);
  await look(page, `${colorScheme} end`);
  await context.close();
}
await browser.close();
console.log(JSON.stringify({ faults, asked }));
process.exit(faults.length || asked.length ? 1 : 0);
