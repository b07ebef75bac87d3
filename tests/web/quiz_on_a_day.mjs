// Opens a quiz page on a day and answers it, saying what can be seen at each stage.
// {"look": "day", "page": PAGE.html, "day": "2026-12-01", "answers": [...]}: see quiz_walk.mjs.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { ending, walk } from "./quiz_walk.mjs";

export async function quizOnADay(browser, { page: path, day, answers }) {
  const context = await browser.newContext({ offline: true, viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => errors.push(message.text()));
  await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
  await page.goto(pathToFileURL(path).href);

  const seen = {};
  const look = async (stage) => {
    for (const media of ["screen", "print"]) {
      await page.emulateMedia({ media });
      seen[`${stage}, ${media}`] = await page.evaluate(visible);
    }
    await page.emulateMedia({ media: "screen" });
  };
  await look("start");
  const start = await page.locator("#start").innerText();
  let [said, end, files] = [[], {}, {}];
  if (await page.locator("#begin").isVisible()) {
    await page.locator("#begin").click();
    said = await walk(page, answers, { look });
    await look("end");
    end = await page.evaluate(ending);
    files = await taken(page);
  }
  await context.close();
  return { seen, start, said, ...end, ...files, errors };
}

function visible() {
  const count = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility()).length;
  return {
    sources: document.getElementById("sources").checkVisibility(),
    reasons: count(".why, .note-of-law, .verdict"),
    outOfDate: count(".out-of-date"),
    slip: document.getElementById("slip").checkVisibility(),
    others: count("#end > :not(#slip)"),
  };
}

// The slip as it leaves the page: its score asked for, as a file, and as sheets of paper.
async function taken(page) {
  await page.locator("#with-score").check();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
  const saved = readFileSync(await file.path(), "utf-8");
  await page.emulateMedia({ media: "print" });
  const sheets = String(await page.pdf({ preferCSSPageSize: true })).match(/\/Type \/Page\b/g).length;
  return { name: file.suggestedFilename(), saved, sheets };
}
