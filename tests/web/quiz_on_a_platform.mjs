// Opens the page of a SCORM package in scorm-again's platform, visit by visit, and says what the
// platform was told. {"look": "platform", "page": index.html, "visits": [[...], [...]]}: the answers
// of each visit, which are those of quiz_walk.mjs; each visit begins with what the last one left,
// and the first with what is "left" from elsewhere. All but the last end at what was just marked.
import { readFileSync } from "node:fs";
import { ending, goOn, OPEN, walk } from "./quiz_walk.mjs";

const ADDRESS = "https://platform.test/";
const SCRIPT = new URL("node_modules/scorm-again/dist/scorm12.min.js", import.meta.url);
const FRAME = '<!DOCTYPE html><title>Platform</title><script src="/platform.js"></script>';

export async function quizOnAPlatform(browser, { page: path, visits, left = null }) {
  const files = { "": FRAME, "platform.js": readFileSync(SCRIPT, "utf-8"), "quiz/index.html": readFileSync(path, "utf-8") };
  const [seen, faults] = [[], []];
  for (const [at, answers] of visits.entries()) {
    const context = await browser.newContext();
    await context.route(() => true, (route) => {
      const name = route.request().url().replace(ADDRESS, "");
      if (!(name in files)) faults.push(`asks for ${name}`);
      const contentType = name.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
      return name in files ? route.fulfill({ body: files[name], contentType }) : route.abort();
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("console", (message) => faults.push(`the browser says: ${message.text()}`));
    await page.goto(ADDRESS);
    await page.evaluate(open, left);
    await page.waitForFunction(() => frames[0]?.document.readyState === "complete" && frames[0].document.getElementById("begin"));
    const frame = page.frames()[1];
    const opened = await frame.evaluate(() => document.querySelector("section:not([hidden]) h2").textContent);
    const start = await frame.locator("#start").textContent();
    if (opened === "Before you start") await frame.locator("#begin").click();
    await frame.evaluate(goOn, OPEN);
    const said = await walk(frame, answers, { stays: at < visits.length - 1 });
    const end = await frame.evaluate(ending);
    await frame.evaluate(() => window.dispatchEvent(new Event("pagehide"))); // as a page that is put by does
    await page.evaluate(() => frames[0].location.replace("about:blank"));
    await page.waitForFunction(() => frames[0].location.href === "about:blank");
    left = await page.evaluate(() => platform.renderCMIToJSONObject().cmi);
    const calls = await page.evaluate(() => calls);
    seen.push({ opened, start, said, ...end, calls, left });
    await context.close();
  }
  return { seen, faults };
}

// A platform whose every call is written down, with the last visit's data, and the page within it.
function open(left) {
  window.platform = new Scorm12API({ autocommit: false, logLevel: 5 });
  if (left) platform.loadFromJSON(left, "cmi");
  window.calls = [];
  const names = ["Initialize", "GetValue", "SetValue", "Commit", "Finish", "GetLastError"].map((name) => `LMS${name}`);
  window.API = Object.fromEntries(names.map((name) => [name, (...given) => {
    const answer = platform[name](...given);
    calls.push([name, ...given, answer, platform.LMSGetLastError()]);
    return answer;
  }]));
  document.body.append(Object.assign(document.createElement("iframe"), { src: "/quiz/index.html", title: "Quiz" }));
}
