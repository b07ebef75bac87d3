// Opens pages in one Chromium for as long as somebody asks: a line of JSON in, a line of JSON out.
// node browser.mjs CHROMIUM, then lines such as {"look": "views", "pages": ["a.html"], "all": true}
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { inViews } from "./in_views.mjs";
import { quizAnswered } from "./quiz_answered.mjs";
import { quizByKeyboard } from "./quiz_by_keyboard.mjs";
import { sheetByKeyboard } from "./sheet_by_keyboard.mjs";

const LOOKS = {
  views: inViews,
  keyboard: quizByKeyboard,
  quiz: quizAnswered,
  sheet: sheetByKeyboard,
};
const LONGEST = 300_000;
const ARGUMENTS = [
  "--no-sandbox", // as root there is none; the pages are ours
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const [executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
}
await browser.close();

async function answer({ look, ...asked }) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${LONGEST} ms`)), LONGEST);
  });
  try {
    return await Promise.race([LOOKS[look](browser, asked), late]);
  } catch (error) {
    return { error: error.stack };
  } finally {
    clearTimeout(timer);
  }
}
