// Takes a quiz page from its beginning to its end by keys alone, offline, and looks at it with axe.
// {"look": "keyboard", "page": PAGE.html, "schemes": ["light", "dark"], "first": N}: axe looks at
// the start, the first N questions, the first of each kind, and the end.
import { pathToFileURL } from "node:url";
import { inaccessible, tooWide } from "./axe.mjs";

const WIDTHS = { light: 1280, dark: 320 };
const OPEN = ".question:not([hidden])";

export async function quizByKeyboard(browser, { page: path, schemes, first }) {
  const [faults, asked, looks] = [[], [], []];
  for (const colorScheme of schemes) {
    const viewport = { width: WIDTHS[colorScheme], height: 800 };
    const context = await browser.newContext({ colorScheme, viewport, offline: true });
    const page = await context.newPage();
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) asked.push(request.url());
    });
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    await page.goto(pathToFileURL(path).href);
    const look = async (where) => {
      const found = [...(await tooWide(page)), ...(await inaccessible(page))];
      faults.push(...found.map((fault) => `${colorScheme} ${where}: ${fault}`));
      looks.push(`${colorScheme} ${where}`);
    };
    await walk(page, { look, first, faults });
    await context.close();
  }
  return { faults, asked, looks };
}

async function walk(page, { look, first, faults }) {
  await look("start");
  await press(page, at("#begin"), faults);
  await page.keyboard.press("Enter");
  const kinds = new Set();
  const count = await page.locator(".question").count();
  for (let number = 1; number <= count; number += 1) {
    const kind = await page.locator(OPEN).getAttribute("data-kind");
    await choose(page, kind, faults);
    if (number === 1) {
      await press(page, at(`${OPEN} .sure input`), faults);
      await page.keyboard.press("Space");
    }
    await press(page, at(`${OPEN} .check`), faults);
    await page.keyboard.press("Enter");
    const isMarked = await page.evaluate((open) => document.querySelector(open).classList.contains("marked"), OPEN);
    if (!isMarked) faults.push(`question ${number} (${kind}) was not marked`);
    if (number <= first || !kinds.has(kind)) await look(`question ${number}, ${kind}`);
    kinds.add(kind);
    if (!(await page.evaluate(at(".next")))) faults.push("the focus is not at Next");
    await page.keyboard.press("Enter");
  }
  if ((await page.locator("#end:not([hidden])").count()) !== 1) faults.push("the end was not reached");
  const summary = await page.locator("#summary").textContent();
  if (!new RegExp(`of ${count} answers`).test(summary)) faults.push(`the summary says: ${summary}`);
  await look("end");
}

async function choose(page, kind, faults) {
  if (kind === "order") {
    const places = await page.locator(`${OPEN} select`).count();
    for (let place = 1; place <= places; place += 1) {
      await press(page, `document.activeElement === document.querySelectorAll("${OPEN} select")[${place - 1}]`, faults);
      await page.keyboard.press(String(place));
    }
  } else {
    await press(page, at(`${OPEN} .option input`), faults);
    await page.keyboard.press("Space");
  }
}

async function press(page, until, faults) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await page.evaluate(until)) return;
    await page.keyboard.press("Tab");
  }
  faults.push(`no key reaches ${until}`);
}

function at(selector) {
  return `document.activeElement?.matches(${JSON.stringify(selector)})`;
}
