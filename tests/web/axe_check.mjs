// Look at pages in Chromium as people meet them: light, dark and on paper, wide and on a phone.
// usage: node axe_check.mjs CHROMIUM PAGE.html...   prints a line for every fault; exits 1 if any
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const MODES = [
  { name: "light", media: "screen", colorScheme: "light" },
  { name: "dark", media: "screen", colorScheme: "dark" },
  { name: "print", media: "print", colorScheme: "light" },
];
const WIDTHS = [1280, 320];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const QUIET = [
  "--no-sandbox", // as root there is none; the pages are ours
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const [executablePath, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: QUIET });
const views = MODES.flatMap((mode) => WIDTHS.map((width) => ({ mode, width })));
const faults = (await Promise.all(views.map(look))).flat();
await browser.close();
for (const fault of faults) console.log(fault);
console.log(`${files.length} pages, ${faults.length} faults`);
process.exitCode = files.length === 0 || faults.length > 0 ? 1 : 0;

async function look({ mode: { name, media, colorScheme }, width }) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, offline: true });
  const page = await context.newPage();
  await page.emulateMedia({ media, colorScheme });
  let [address, found] = ["", []];
  page.on("request", (request) => {
    if (request.url() !== address) found.push(`asks for ${request.url()}`);
  });
  page.on("console", (message) => found.push(`the browser says: ${message.text()}`));
  const faults = [];
  for (const file of files) {
    [address, found] = [pathToFileURL(file).href, []];
    await page.goto(address);
    found.push(...(await page.evaluate(wider)), ...(await accessibility(page)));
    faults.push(...found.map((fault) => `${file}, ${name}, ${width} px: ${fault}`));
  }
  await context.close();
  return faults;
}

function wider() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`is ${scrollWidth} px wide, in ${clientWidth} px`] : [];
}

async function accessibility(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), TAGS);
  if (found.passes.length === 0) return ["nothing was checked"];
  return [...found.violations, ...found.incomplete].map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 120)} (${nodes.length})`,
  );
}
