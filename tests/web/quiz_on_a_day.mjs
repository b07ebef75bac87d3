// Opens a quiz page on a day and answers it wrongly, saying what can be seen at each stage.
// {"look": "day", "page": PAGE.html, "day": "2026-12-01", "pictures": FOLDER}: the folder for
// pictures can be left out.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export async function quizOnADay(browser, { page: path, day, pictures }) {
  const context = await browser.newContext({ offline: true, viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
  await page.goto(pathToFileURL(path).href);

  const seen = {};
  const look = async (stage) => {
    for (const media of ["screen", "print"]) {
      await page.emulateMedia({ media });
      seen[`${stage}, ${media}`] = await page.evaluate(visible);
      if (pictures) await page.screenshot({ path: join(pictures, `${stage}-${media}.png`), fullPage: media === "screen" });
    }
    await page.emulateMedia({ media: "screen" });
  };

  await look("start");
  const headings = [];
  const start = await page.locator("#left-out").textContent();
  const canBegin = await page.locator("#begin").isVisible();
  if (canBegin) {
    await page.locator("#begin").click();
    while (!(await page.locator("#end").isVisible())) {
      const open = page.locator(".question:not([hidden])");
      headings.push(await open.locator("h2").textContent());
      if (headings.length === 1) await look("question");
      await answerWrongly(open);
      await open.locator(".check").click();
      if (headings.length === 1) await look("marked");
      await open.locator(".next").click();
    }
    await look("end");
  }
  const again = await page.locator("#again li").allTextContents();
  const outOfDate = await page
    .locator(".note-of-law:has(.out-of-date:not([hidden]))")
    .evaluateAll((all) => all.map((each) => each.textContent.split(".")[0]));
  const summary = await page.locator("#summary").textContent();
  await context.close();
  return { seen, start, canBegin, headings, again, summary, outOfDate, errors };
}

function visible() {
  const reasons = [...document.querySelectorAll(".why, .note-of-law")];
  return {
    sources: document.getElementById("sources").checkVisibility(),
    reasons: reasons.filter((each) => each.checkVisibility()).length,
  };
}

async function answerWrongly(open) {
  if ((await open.getAttribute("data-kind")) === "order") {
    const places = open.locator("select");
    const right = await open.locator(".option").evaluateAll((all) => all.map((each) => Number(each.dataset.place)));
    for (const [at, place] of right.entries()) await places.nth(at).selectOption(String((place % right.length) + 1));
  } else {
    await open.locator(".option:not([data-right]) input").first().check();
  }
}
