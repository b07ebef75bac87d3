// Answers a quiz page visit by visit as somebody with a mouse would, and says what can be seen.
// {"look": "quiz", "page": PAGE.html, "visits": [[{"id": "QZ-1-1", "letters": "b", "sure": "guess"}]],
// "day": "2026-12-01", "platform": true}: letters are those of the bank, none pass a question over.
// A platform is scorm-again's: each visit begins with what the last one "left" there, and all but
// the last end at what was just marked.
import { readFileSync } from "node:fs";

export const OPEN = "#quiz .question:not([hidden])";
const ADDRESS = "https://platform.test/";
const FRAME = '<!DOCTYPE html><title>Platform</title><script src="/platform.js"></script>';

export async function quizAnswered(browser, { page: path, visits, day, platform = false, left = null }) {
  const script = new URL("node_modules/scorm-again/dist/scorm12.min.js", import.meta.url);
  const files = { "quiz.html": readFileSync(path, "utf-8"), "": FRAME };
  if (platform) files["platform.js"] = readFileSync(script, "utf-8");
  const [seen, faults] = [[], []];
  for (const [at, answers] of visits.entries()) {
    const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
    await context.route(() => true, (route) => {
      const name = route.request().url().replace(ADDRESS, "");
      if (!(name in files)) faults.push(`asks for ${name}`);
      const contentType = name.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
      return name in files ? route.fulfill({ body: files[name], contentType }) : route.abort();
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("console", (message) => faults.push(`the browser says: ${message.text()}`));
    if (day) await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
    await page.goto(ADDRESS + (platform ? "" : "quiz.html"));
    const frame = platform ? await framed(page, left) : page.mainFrame();
    const visit = await visited(page, frame, answers, at < visits.length - 1);
    if (platform) {
      Object.assign(visit, await departed(page, frame));
      left = visit.left;
    }
    seen.push(visit);
    await context.close();
  }
  return { seen, faults };
}

async function visited(page, frame, answers, stays) {
  const [looks, said] = [{}, []];
  const look = async (stage) => {
    for (const media of ["print", "screen"]) {
      await page.emulateMedia({ media });
      looks[`${stage}, ${media}`] = await frame.evaluate(visible);
    }
  };
  const opened = await frame.locator("section:not([hidden]) h2").first().textContent();
  const start = await frame.evaluate(() => document.getElementById("start").innerText);
  await look("start");
  if (await frame.locator("#begin").isVisible()) await frame.locator("#begin").click();
  await frame.evaluate(goOn, OPEN);
  for (const wanted of answers) {
    if (said.length === 0) await look("question");
    said.push(await frame.evaluate(answer, { open: OPEN, ...wanted }));
    if (said.length === 1) await look("marked");
    if (!stays || said.length < answers.length) await frame.evaluate(goOn, OPEN);
  }
  await look("end");
  const end = await frame.evaluate(ending);
  return { opened, start, looks, said, ...end, ...(end.isAtEnd ? await taken(page, frame) : {}) };
}

function visible() {
  const count = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility()).length;
  const [sources, slip, others] = ["#sources", "#slip", "#end > :not(#slip)"].map(count);
  return { sources, slip, others, reasons: count(".why, .note-of-law, .verdict"), outOfDate: count(".out-of-date") };
}

function answer({ open, id, letters, sure }) {
  const section = document.querySelector(open);
  const find = (selector) => section.querySelector(selector);
  if (section.id !== id) throw new Error(`${section.id} is asked, not ${id}`);
  const heading = find("h2").textContent;
  const isNoted = find(".content-note")?.checkVisibility();
  if (isNoted && find("legend").checkVisibility()) throw new Error(`${id} can be seen beside its note`);
  if (!letters) {
    find(".pass").click();
    return { heading };
  }
  if (isNoted) find(".open").click();
  [...letters].forEach((letter, at) => {
    const control = find(`[data-letter="${letter}"] :is(input, select)`);
    if (control.matches("select")) control.value = at + 1;
    else control.click();
  });
  if (sure) find(`.sure [value="${sure}"]`).click();
  find(".check").click();
  const options = [...section.querySelectorAll(".option")].map((option) => {
    const sign = getComputedStyle(option.querySelector("label"), "::before").content.slice(1, -1);
    return `${option.dataset.letter} ${sign} ${option.querySelector(".verdict").textContent}`;
  });
  return { heading, result: find(".result").textContent, options };
}

function goOn(open) {
  document.querySelector(`${open}.marked .next`)?.click();
}

function ending() {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const cited = (entry) => [entry.dataset.cite, ...all("dd p + p", entry).map((each) => each.textContent)];
  return {
    isAtEnd: document.getElementById("end").checkVisibility(),
    summary: document.querySelector(".summary").textContent,
    toRead: all("#to-read [data-cite]").map(cited),
    again: all("#again section").map(({ id }) => id),
    slip: document.getElementById("slip").innerText,
  };
}

// The slip as it leaves the page, its score asked for: as a file, and as sheets of paper.
async function taken(page, frame) {
  await frame.locator("#with-score").check();
  const [file] = await Promise.all([page.waitForEvent("download"), frame.locator("#save").click()]);
  const saved = readFileSync(await file.path(), "utf-8");
  await page.emulateMedia({ media: "print" });
  const sheets = String(await page.pdf({ preferCSSPageSize: true })).match(/\/Type \/Page\b/g).length;
  return { name: file.suggestedFilename(), saved, sheets };
}

async function framed(page, left) {
  await page.evaluate(open, left);
  await page.waitForFunction(() => frames[0]?.document.readyState === "complete" && frames[0].document.getElementById("begin"));
  return page.frames()[1];
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
  document.body.append(Object.assign(document.createElement("iframe"), { src: "/quiz.html", title: "Quiz" }));
}

async function departed(page, frame) {
  await frame.evaluate(() => window.dispatchEvent(new Event("pagehide"))); // as a page that is put by does
  await page.evaluate(() => frames[0].location.replace("about:blank"));
  await page.waitForFunction(() => frames[0].location.href === "about:blank");
  return await page.evaluate(() => ({ left: platform.renderCMIToJSONObject().cmi, calls }));
}
