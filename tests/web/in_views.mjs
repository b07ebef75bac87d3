// Looks at pages as people meet them: light, dark and on paper, wide and on a phone.
// {"look": "views", "pages": [PAGE.html...], "all": BOOL}: every way is tried for its width and for
// what is asked for; axe looks at a few ways, which have each mode and each width, or at all six.
// Whether words stand whole on their lines is looked at on a phone, a small window and a large one.
import { pathToFileURL } from "node:url";
import { broken, inaccessible, tooWide } from "./axe.mjs";

const MODES = [
  { name: "light", media: "screen", colorScheme: "light" },
  { name: "dark", media: "screen", colorScheme: "dark" },
  { name: "print", media: "print", colorScheme: "light" },
];
const WIDTHS = [1280, 320];
const VIEWS = MODES.flatMap((mode) => WIDTHS.map((width) => ({ ...mode, width })));
const READ_AT = [360, 900, 1366];
const FEW = ["light 1280", "dark 320", "print 1280"];

export async function inViews(browser, { pages, all }) {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  let [address, found, looks] = ["", [], 0];
  page.on("request", (request) => {
    if (request.url() !== address) found.push(`asks for ${request.url()}`);
  });
  page.on("console", (message) => found.push(`the browser says: ${message.text()}`));
  const faults = [];
  for (const file of pages) {
    [address, found] = [pathToFileURL(file).href, []];
    await page.goto(address);
    for (const { name, media, colorScheme, width } of VIEWS) {
      await page.emulateMedia({ media, colorScheme });
      await page.setViewportSize({ width, height: 800 });
      found.push(...(await tooWide(page)));
      if (all || FEW.includes(`${name} ${width}`)) {
        found.push(...(await inaccessible(page)));
        looks += 1;
      }
      faults.push(...found.map((fault) => `${file}, ${name}, ${width} px: ${fault}`));
      found = [];
    }
    await page.emulateMedia(MODES[0]);
    for (const width of READ_AT) {
      await page.setViewportSize({ width, height: 800 });
      const words = await broken(page);
      faults.push(...words.map((fault) => `${file}, light, ${width} px: ${fault}`));
    }
  }
  await context.close();
  return { pages: pages.length, looks, faults };
}
