"use strict";
// Runs the quiz on this page and sends nothing. On a training platform, scorm12.js keeps the
// answers there as `quizRecord`. Options are called by letters in the order of the bank.

const byId = (id) => document.getElementById(id);
const all = (selector) => [...document.querySelectorAll(selector)];
const record = globalThis.quizRecord;
const today = new Date().toLocaleDateString("sv"); // as 2026-11-30, by the clock of whoever reads it
const BANK = document.querySelector("main").dataset.bank;
const SURENESS = ["", "sure", "fairly", "guess"];
const STANDINGS = ["You were sure, and it was not right", "Not right", "Right, and you were guessing"];
const [SURE_AND_NOT_RIGHT, NOT_RIGHT, GUESSED, RIGHT] = [0, 1, 2, 3];

const letterOf = (option) => option.dataset.letter;
const isRight = (option) => "right" in option.dataset;
const part = (question, selector) => question.section.querySelector(selector);

// An item about law is left out once its day is over.
const past = all(".question").filter(({ dataset }) => dataset.until < today);
for (const section of past) section.remove();
const leftOut = [...new Set(past.map(({ dataset }) => dataset.item))].join(", ");

const questions = all(".question").map((section) => {
  const options = [...section.querySelectorAll(".option")];
  return { section, options, id: section.id, ...section.dataset, right: options.filter(isRight).map(letterOf).join("") };
});
const items = [...new Set(questions.map(({ item }) => item))].map((item) => questions.filter((each) => each.item === item));
const numberOf = (question) => items.findIndex((steps) => steps.includes(question)) + 1;
let [shown, finishedOn] = [byId("start"), ""];

// The mark is the one that the program gives: see quiz/mark.py.
const shareOf = ({ kind, options, right }, picked) => {
  if (kind === "order") return [...picked].filter((letter, at) => letter === right[at]).length / right.length;
  const found = [...picked].filter((letter) => right.includes(letter)).length;
  return Math.max(found / right.length - (picked.length - found) / (options.length - right.length), 0);
};

const placeWords = (place, mine) => `Place ${place + 1}${mine === place ? ", as you had it" : `; you had it at ${mine + 1}`}.`;
const choiceWords = (place, mine, isMistake) =>
  (place >= 0 ? "Right" : "Not right") + (mine >= 0 ? ": your answer." : isMistake ? ": you left it out." : ".");

// A mistake is an option that was chosen, left out or out of its place.
const markOption = ({ kind, right }, option, picked) => {
  const isOrder = kind === "order";
  const [mine, place] = [picked, right].map((letters) => letters.indexOf(letterOf(option)));
  const isAstray = mine >= 0 && (isOrder ? mine !== place : place < 0);
  const isMistake = isAstray || (kind === "several" && mine < 0 && place >= 0);
  option.querySelector(".verdict").textContent = isOrder ? placeWords(place, mine) : choiceWords(place, mine, isMistake);
  option.classList.toggle("mine", mine >= 0 && !isOrder);
  option.classList.toggle("astray", isAstray);
  if (isOrder) option.parentElement.append(option);
  option.querySelector("input, select").disabled = true;
  return isMistake;
};

const mark = (question, picked, sure) => {
  const share = shareOf(question, picked);
  const mistakes = question.options.filter((option) => markOption(question, option, picked));
  question.answer = { picked, sure, share, mistakes };
  question.section.classList.add("marked");
  question.section.classList.remove("noted");
  part(question, ".result").textContent =
    share === 1 ? "That is right." : share ? "Part of that is right." : "That is not it.";
};

// All that is kept, as "3f2a9c1e QZ-7-1  QZ-1-1:b:1 QZ-5-1:a:3 QZ-6-1::0": the bank, what is shown,
// the day of the end, and of each question the options, none where it was passed over, and how sure.
const packed = () => {
  const said = questions.filter(({ answer }) => answer !== undefined);
  const codes = said.map(({ id, answer }) => `${id}:${answer?.picked ?? ""}:${SURENESS.indexOf(answer?.sure ?? "")}`);
  return [BANK, shown.id, finishedOn, ...codes].join(" ");
};

// Goes on where somebody stopped: at that question, at the first without an answer, or at the end.
const resume = (kept) => {
  const [bank, place, day, ...codes] = kept.split(" ");
  if (bank !== BANK || codes.length === 0) return undefined;
  for (const [id, picked, sure] of codes.map((code) => code.split(":"))) {
    const question = questions.find((each) => each.id === id);
    if (question && picked) mark(question, picked, SURENESS[sure]);
    else if (question) question.answer = null;
  }
  finishedOn = day;
  const there = questions.find(({ id }) => id === place);
  if (finishedOn) return finish();
  return there ? show(there.section) : goOn();
};

const show = (section) => {
  shown.hidden = true;
  section.hidden = false;
  shown = section;
  document.documentElement.classList.add("running");
  section.querySelector("h2").focus();
  record?.kept(packed());
};

// What is chosen, as letters: an order from first to last. Nothing where a place has none.
const chosen = ({ kind, options }) => {
  const valueOf = (option) => option.querySelector("select").value;
  const picked = kind === "order"
    ? options.map((_, at) => options.find((option) => valueOf(option) === String(at + 1)))
    : options.filter((option) => option.querySelector("input").checked);
  return picked.includes(undefined) ? "" : picked.map(letterOf).join("");
};

const check = (question) => {
  const picked = chosen(question);
  const asked = question.kind === "order" ? "Give each of them a place of its own first." : "Choose an answer first.";
  part(question, ".said").textContent = picked ? "" : asked;
  if (!picked) return;
  mark(question, picked, part(question, ".sure input:checked")?.value ?? "");
  record?.answered(question, packed());
  part(question, ".result").focus();
};

const open = ({ section }) => {
  section.classList.remove("noted");
  section.querySelector("h2").focus();
};

const goOn = () => {
  const next = questions.find(({ answer }) => answer === undefined);
  if (next) show(next.section);
  else {
    const score = finish();
    record?.finished(score);
  }
};

const passOver = ({ item }) => {
  for (const question of questions) if (question.item === item) question.answer ??= null;
  goOn();
};

const meanOf = (shares) => shares.reduce((sum, each) => sum + each, 0) / shares.length;

const standingOf = (answers) => {
  const wrong = answers.filter(({ share }) => share < 1);
  if (wrong.length) return wrong.some(({ sure }) => sure === "sure") ? SURE_AND_NOT_RIGHT : NOT_RIGHT;
  return answers.some(({ sure }) => sure === "guess") ? GUESSED : RIGHT;
};

// The points are what the answers missed or, where all were right, what was right by guessing.
const resultOf = (steps) => {
  const answers = steps.map(({ answer }) => answer);
  const standing = standingOf(answers);
  const points = steps.flatMap(({ answer: { share, sure, mistakes }, options }) => {
    const guessed = standing === GUESSED && sure === "guess" ? options.filter(isRight) : [];
    return (share < 1 ? mistakes : guessed).flatMap(({ dataset }) => dataset.points.split(" "));
  });
  return { steps, standing, points, share: meanOf(answers.map(({ share }) => share)) };
};

const showReading = (results) => {
  const leading = (entry) => results.filter(({ points }) => points.includes(entry.dataset.cite));
  const place = (entry) => ("urgent" in entry.dataset ? 0 : RIGHT) + leading(entry)[0].standing;
  const entries = all("#sources [data-cite]").filter((entry) => leading(entry).length);
  for (const entry of entries.sort((one, other) => place(one) - place(other))) {
    for (const { steps: [first], standing } of leading(entry)) {
      const words = `${STANDINGS[standing]}: question ${numberOf(first)} (${first.item})`;
      entry.querySelector("dd").append(Object.assign(document.createElement("p"), { textContent: words }));
    }
    byId("to-read").querySelector("dl").append(entry);
  }
  byId("to-read").hidden = entries.length === 0;
  byId("sources").hidden = false; // before the end, it would answer questions that are still to come
  const again = results.filter(({ standing }) => standing < RIGHT).flatMap(({ steps }) => steps);
  byId("again").append(...again.map(({ section }) => Object.assign(section, { hidden: false })));
};

const fillSlip = (results) => {
  const taught = results.flatMap(({ steps: [first] }) => first.tests.split(" "));
  for (const each of all("#slip [data-taught]")) each.hidden = !taught.includes(each.dataset.taught);
  byId("points").hidden = all("#points [data-taught]").every(({ hidden }) => hidden);
  byId("answered").textContent = `${results.length} of ${items.length}`;
  byId("day").textContent = new Date(`${finishedOn}T12:00`).toLocaleDateString("en-GB", { dateStyle: "long" });
};

// Shows the end, and returns the score: from 0 to 100, or none where nothing was answered.
const finish = () => {
  finishedOn ||= today;
  show(byId("end"));
  const whole = items.filter((steps) => steps.every(({ answer }) => answer));
  const results = whole.map(resultOf).sort((one, other) => one.standing - other.standing);
  const shares = results.map(({ share }) => share);
  const partly = shares.filter((share) => share > 0 && share < 1).length;
  const words = `${shares.filter((share) => share === 1).length} of ${shares.length} right${partly ? `, and ${partly} in part` : ""}.`;
  for (const each of all(".summary")) each.textContent = shares.length ? words : "Nothing was answered.";
  showReading(results);
  fillSlip(results);
  document.documentElement.classList.add("finished");
  return shares.length ? Math.round(100 * meanOf(shares)) : null;
};

const saveSlip = () => {
  const words = [document.title, byId("slip").innerText, ""].join("\n\n");
  const href = URL.createObjectURL(new Blob([words], { type: "text/plain;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href, download: `quiz-record-${finishedOn}.txt` }).click();
};

const shuffle = ({ kind, options }) => {
  const left = kind === "true-false" ? [] : [...options];
  while (left.length) options[0].parentElement.append(...left.splice(Math.floor(Math.random() * left.length), 1));
};

if (leftOut) byId("left-out").textContent = `Left out, as their date is past: ${leftOut}.`;
if (questions.length === 0) {
  byId("begin").hidden = true;
  byId("left-out").textContent += " So there is nothing left to answer here. Ask whoever gave you this page for a new one.";
}
for (const note of all(".out-of-date")) note.hidden = note.dataset.reviewBy >= today;
for (const question of questions) {
  part(question, ".number").textContent = `${numberOf(question)} of ${items.length}`;
  shuffle(question);
  for (const [name, act] of Object.entries({ open, check, next: goOn, pass: passOver })) {
    part(question, `.${name}`).addEventListener("click", () => act(question));
  }
}
byId("quiz").addEventListener("submit", (event) => event.preventDefault());
byId("begin").addEventListener("click", goOn);
byId("print").addEventListener("click", () => window.print());
byId("save").addEventListener("click", saveSlip);
byId("with-score").addEventListener("change", ({ target }) => { byId("score").hidden = !target.checked; });
if (record) {
  for (const each of all("[data-on-platform]")) each.textContent = each.dataset.onPlatform;
  resume(record.packed);
}
