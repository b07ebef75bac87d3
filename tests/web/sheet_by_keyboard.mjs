// Opens what is closed on a page by keyboard, and says what shows of it, and how its frames look.
// {"look": "sheet", "page": PAGE.html}
import { pathToFileURL } from "node:url";

export async function sheetByKeyboard(browser, { page: path }) {
  const context = await browser.newContext({ offline: true, viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  const shows = async () => {
    await page.evaluate(drawnAnew);
    return await page.evaluate(shown);
  };
  const closed = await shows();
  await page.emulateMedia({ media: "print" });
  const printed = await shows();
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Tab");
  const focused = await page.evaluate(() => document.activeElement.tagName);
  await page.keyboard.press("Enter");
  const opened = await shows();
  await page.keyboard.press("Enter");
  const closedAgain = await shows();
  await page.emulateMedia({ media: "print" });
  const frames = await page.evaluate(framesOf);
  await context.close();
  return { closed, printed, focused, opened, closedAgain, frames };
}

function drawnAnew() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

// A text shows where its lines take room that nothing hides.
function shown() {
  return [...document.querySelectorAll("details > :not(summary)")].every((each) =>
    each.checkVisibility({ contentVisibilityAuto: true }) && each.getBoundingClientRect().height > 0);
}

function framesOf() {
  const sides = ["Top", "Right", "Bottom", "Left"];
  return Object.fromEntries([...document.querySelectorAll(".callout")].map((each) => {
    const style = getComputedStyle(each);
    const frame = sides.map((side) => `${style[`border${side}Style`]} ${Math.round(parseFloat(style[`border${side}Width`]))}`);
    return [each.classList[1], frame.join(", ")];
  }));
}
