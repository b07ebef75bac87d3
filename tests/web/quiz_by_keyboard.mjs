// Takes a quiz page from its beginning to its end by keys alone, offline, and looks at it with axe:
// at the start, the first question of each kind before and after its mark, the end, and the slip on
// paper. {"look": "keyboard", "page": PAGE.html, "schemes": ["light", "dark"]}
import { pathToFileURL } from "node:url";
import { inaccessible, tooWide } from "./axe.mjs";
import { OPEN } from "./quiz_walk.mjs";

const WIDTHS = { light: 1280, dark: 320 };

export async function quizByKeyboard(browser, { page: path, schemes }) {
  const [faults, looks] = [[], []];
  for (const colorScheme of schemes) {
    const viewport = { width: WIDTHS[colorScheme], height: 800 };
    const context = await browser.newContext({ colorScheme, viewport, offline: true });
    const page = await context.newPage();
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) faults.push(`asks for ${request.url()}`);
    });
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    await page.goto(pathToFileURL(path).href);
    const look = async (where) => {
      const found = [...(await tooWide(page)), ...(await inaccessible(page))];
      faults.push(...found.map((fault) => `${colorScheme} ${where}: ${fault}`));
      looks.push(`${colorScheme} ${where}`);
    };
    await walk(page, { look, faults });
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    await look("slip");
    await context.close();
  }
  return { faults, looks };
}

async function walk(page, { look, faults }) {
  const press = async (selector, key = "Enter") => {
    await reach(page, selector, faults);
    await page.keyboard.press(key);
  };
  await look("start");
  await press("#begin");
  const kinds = new Set();
  while ((await page.locator(OPEN).count()) === 1) {
    const kind = await page.locator(OPEN).getAttribute("data-kind");
    const isFirst = !kinds.has(kind);
    if (await page.locator(`${OPEN}.noted`).count()) {
      faults.push(...(await tooWide(page)), ...(await inaccessible(page)));
      await press(`${OPEN} .open`);
    }
    if (isFirst) {
      await press(`${OPEN} .check`);
      if (!(await page.locator(`${OPEN} .said`).textContent())) faults.push(`nothing asks for an answer (${kind})`);
      await look(kind);
    }
    if (kind === "order") await giveEachItsPlace(page, press);
    else await press(`${OPEN} .option input`, "Space");
    if (kinds.size === 0) await press(`${OPEN} .sure input`, "Space");
    await press(`${OPEN} .check`);
    if (!(await page.evaluate(isFocused, `${OPEN} .result`))) faults.push(`no result is said (${kind})`);
    if (isFirst) await look(`${kind}, marked`);
    kinds.add(kind);
    await press(`${OPEN} .next`);
  }
  await press("summary");
  await look("end");
}

async function giveEachItsPlace(page, press) {
  const places = await page.locator(`${OPEN} select`).count();
  for (let place = 1; place <= places; place += 1) {
    await press(`${OPEN} .option:nth-child(${place}) select`, String(place));
  }
}

async function reach(page, selector, faults) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await page.evaluate(isFocused, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no key reaches ${selector} (${faults})`);
}

function isFocused(selector) {
  return document.activeElement?.matches(selector) ?? false;
}
