// Takes a quiz page from its beginning to its end by keys alone, offline, and looks at it with axe:
// at the start, the first question of each kind before and after its mark, the end, and the slip on
// paper. {"look": "keyboard", "page": PAGE.html, "schemes": ["light", "dark"]}
import { pathToFileURL } from "node:url";
import { inaccessible, tooWide } from "./axe.mjs";
import { OPEN } from "./quiz_answered.mjs";

const WIDTHS = { light: 1280, dark: 320 };

export async function quizByKeyboard(browser, { page: path, schemes }) {
  const [faults, looks] = [[], []];
  for (const colorScheme of schemes) {
    const viewport = { width: WIDTHS[colorScheme], height: 800 };
    const context = await browser.newContext({ colorScheme, viewport, offline: true });
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    await page.goto(pathToFileURL(path).href);
    const look = async (where) => {
      const found = [...(await tooWide(page)), ...(await inaccessible(page))];
      faults.push(...found.map((fault) => `${colorScheme} ${where}: ${fault}`));
      looks.push(`${colorScheme} ${where}`);
    };
    await walk(page, look);
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    await look("slip");
    await context.close();
  }
  return { faults, looks };
}

async function walk(page, look) {
  const kinds = new Set();
  await look("start");
  await press(page, "#begin");
  while (await page.locator(OPEN).count()) {
    const kind = await page.locator(OPEN).getAttribute("data-kind");
    const lookFirst = kinds.has(kind) ? async () => {} : look;
    kinds.add(kind);
    if (await page.locator(`${OPEN}.noted`).count()) await press(page, `${OPEN} .open`);
    await press(page, `${OPEN} .check`);
    if (!(await page.locator(`${OPEN} .said`).textContent())) throw new Error("nothing asks for an answer");
    await lookFirst(kind);
    const places = await page.locator(`${OPEN} select`).count();
    for (let place = 1; place <= places; place += 1) {
      await press(page, `${OPEN} .option:nth-child(${place}) select`, String(place));
    }
    if (places === 0) await press(page, `${OPEN} .option input`, "Space");
    await press(page, `${OPEN} .sure input`, "Space");
    await press(page, `${OPEN} .check`);
    if (!(await page.evaluate(isFocused, `${OPEN} .result`))) throw new Error("no result is said");
    await lookFirst(`${kind}, marked`);
    await press(page, `${OPEN} .next`);
  }
  await press(page, "summary");
  await look("end");
}

async function press(page, selector, key = "Enter") {
  for (let tries = 0; !(await page.evaluate(isFocused, selector)); tries += 1) {
    if (tries > 400) throw new Error(`no key reaches ${selector}`);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press(key);
}

function isFocused(selector) {
  return document.activeElement?.matches(selector) ?? false;
}
