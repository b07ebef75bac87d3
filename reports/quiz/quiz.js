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

// An item about law is left out once its day is over.
const leaveOut = () => {
  const past = all(".question").filter(({ dataset }) => dataset.until < today);
  for (const section of past) section.remove();
  const note = byId("left-out");
  const names = new Set([...note.dataset.past.split(", "), ...past.map(({ dataset }) => dataset.item)].filter(Boolean));
  if (names.size) note.textContent = `Left out, as their date is past: ${[...names].join(", ")}.`;
};

const questionOf = (section) => {
  const { item, step, steps, kind } = section.dataset;
  const options = [...section.querySelectorAll(".option")];
  const right = options.filter(({ dataset }) => "right" in dataset).map(({ dataset }) => dataset.letter).join("");
  return { section, item, id: `${item}-${step}`, kind, hasSteps: Number(steps) > 1, step, options, right };
};

leaveOut();
const questions = all(".question").map(questionOf);
const items = [...new Set(questions.map(({ item }) => item))].map((item) => questions.filter((each) => each.item === item));
let finishedOn = "";

const letterOf = (option) => option.dataset.letter;
const part = (question, selector) => question.section.querySelector(selector);
const numberOf = (question) => items.findIndex(([first]) => first.item === question.item) + 1;

// The mark is the one that the program gives: see quiz/mark.py.
const shareOf = ({ kind, options, right }, picked) => {
  if (kind === "order") return [...picked].filter((letter, at) => letter === right[at]).length / right.length;
  if (kind !== "several") return Number(picked === right);
  const found = [...picked].filter((letter) => right.includes(letter)).length;
  return Math.max(found / right.length - (picked.length - found) / (options.length - right.length), 0);
};

// Where an answer went wrong: chosen, left out or out of its place.
const mistakesOf = ({ kind, options, right }, picked) => options.filter((option) => {
  const letter = letterOf(option);
  if (kind === "order") return picked.indexOf(letter) !== right.indexOf(letter);
  return picked.includes(letter) ? !right.includes(letter) : kind === "several" && right.includes(letter);
});

const verdictOn = ({ kind, right }, letter, picked) => {
  const [mine, place] = [picked.indexOf(letter), right.indexOf(letter)];
  if (kind === "order") return `Place ${place + 1}${mine === place ? ", as you had it" : `; you had it at ${mine + 1}`}.`;
  if (mine >= 0) return place >= 0 ? "Right: your answer." : "Not right: your answer.";
  if (place < 0) return "Not right.";
  return kind === "several" ? "Right: you left it out." : "Right.";
};

const mark = (question, picked, sure) => {
  const [share, mistakes] = [shareOf(question, picked), mistakesOf(question, picked)];
  question.answer = { picked, sure, share, mistakes };
  for (const option of question.options) {
    const isOrder = question.kind === "order";
    const isMine = picked.includes(letterOf(option)) && !isOrder;
    const isAstray = mistakes.includes(option) && (isMine || isOrder);
    option.querySelector(".verdict").textContent = verdictOn(question, letterOf(option), picked);
    option.classList.toggle("mine", isMine);
    option.classList.toggle("astray", isAstray);
    option.classList.toggle("good", !isAstray && "right" in option.dataset);
    if (isOrder) option.parentElement.append(option);
    for (const control of option.querySelectorAll("input, select")) control.disabled = true;
  }
  question.section.classList.add("marked");
  question.section.classList.remove("noted");
  part(question, ".said").textContent = "";
  part(question, ".result").textContent =
    share === 1 ? "That is right." : share ? "Part of that is right." : "That is not it. Here is why.";
};

// The answers so far, as "QZ-1:b1 QZ-5:a,c3 QZ-7:-": the options of each step, how sure, and a dash
// where it was passed over.
const packed = () => {
  const code = ({ answer }) => answer ? `${answer.picked}${SURENESS.indexOf(answer.sure) || ""}` : "-";
  const codes = (steps) => steps.filter(({ answer }) => answer !== undefined).map(code).join(",");
  const answered = items.filter(codes).map((steps) => `${steps[0].item}:${codes(steps)}`);
  return [BANK, ...answered].join(" ");
};

const unpack = (kept) => {
  const [bank, ...answered] = kept.split(" ");
  const codes = new Map(answered.map((each) => each.split(":")));
  for (const question of bank === BANK ? questions : []) {
    const [, picked, sure] = codes.get(question.item)?.split(",")[question.step - 1]?.match(/^(\D+)(\d?)$/) ?? [];
    if (picked === "-") question.answer = null;
    else if (picked) mark(question, picked, SURENESS[Number(sure)]);
  }
};

const show = (section, place) => {
  for (const each of [...questions.map((question) => question.section), byId("start"), byId("end")]) each.hidden = each !== section;
  byId("sources").hidden = section.id !== "end"; // it would answer questions that are still to come
  document.documentElement.classList.add("running");
  section.querySelector("h2").focus();
  record?.kept(place, packed());
};

// What is chosen, as letters: an order from first to last. Nothing where a place has none.
const chosen = ({ kind, options }) => {
  const ticked = options.filter((option) => option.querySelector("input")?.checked);
  const places = options.map((option) => Number(option.querySelector("select")?.value));
  const inOrder = options.map((_, at) => options[places.indexOf(at + 1)]);
  const picked = kind === "order" ? inOrder : ticked;
  return picked.includes(undefined) ? "" : picked.map(letterOf).join("");
};

const check = (question) => {
  const picked = chosen(question);
  if (!picked) {
    part(question, ".said").textContent =
      question.kind === "order" ? "Give each of them a place of its own first." : "Choose an answer first.";
    return;
  }
  mark(question, picked, part(question, ".sure input:checked")?.value ?? "");
  record?.answered(question);
  record?.kept(question.id, packed());
  part(question, ".result").focus();
};

const open = (question) => {
  question.section.classList.remove("noted");
  part(question, "h2").focus();
};

const goOn = () => {
  const next = questions.find(({ answer }) => answer === undefined);
  if (next) return show(next.section, next.id);
  const score = sumUp(today);
  record?.finished(score);
  return show(byId("end"), `end ${today}`);
};

const passOver = ({ item }) => {
  for (const question of questions) if (question.item === item) question.answer ??= null;
  goOn();
};

const standingOf = (answers) => {
  const wrong = answers.filter(({ share }) => share < 1);
  if (wrong.length) return wrong.some(({ sure }) => sure === "sure") ? SURE_AND_NOT_RIGHT : NOT_RIGHT;
  return answers.some(({ sure }) => sure === "guess") ? GUESSED : RIGHT;
};

const meanOf = (shares) => shares.reduce((sum, each) => sum + each, 0) / shares.length;

// What answers lead to: what they missed, or what was right by guessing.
const pointsOf = ({ steps, standing }) => new Set(steps.flatMap(({ answer: { share, sure, mistakes }, options }) => {
  const guessed = standing === GUESSED && sure === "guess" ? options.filter(({ dataset }) => "right" in dataset) : [];
  return (share < 1 ? mistakes : guessed).flatMap(({ dataset }) => dataset.points.split(" "));
}));

const showReading = (results) => {
  const points = results.map(pointsOf);
  const leading = (entry) => results.filter((_, at) => points[at].has(entry.dataset.cite));
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
  const again = results.filter(({ standing }) => standing < RIGHT).flatMap(({ steps }) => steps);
  byId("again").append(...again.map(({ section }) => Object.assign(section.cloneNode(true), { hidden: false })));
};

const fillSlip = (results) => {
  const taught = results.flatMap(({ steps: [{ section: { dataset } }] }) => [dataset.topic, ...dataset.tests.split(" ")]);
  for (const each of all("#slip [data-taught]")) each.hidden = !taught.includes(each.dataset.taught);
  byId("points").hidden = all("#points [data-taught]").every(({ hidden }) => hidden);
  const over = items.length - results.length;
  byId("answered").textContent = `${results.length} of ${items.length}${over ? `; ${over} passed over` : ""}`;
  byId("day").textContent = new Date(`${finishedOn}T12:00`).toLocaleDateString("en-GB", { dateStyle: "long" });
};

// Fills the end, and returns the score: from 0 to 100, or none where nothing was answered.
const sumUp = (day) => {
  finishedOn = day;
  const results = items.filter((steps) => steps.every(({ answer }) => answer)).map((steps) => {
    const answers = steps.map(({ answer }) => answer);
    return { steps, standing: standingOf(answers), share: meanOf(answers.map(({ share }) => share)) };
  }).sort((one, other) => one.standing - other.standing);
  const right = results.filter(({ share }) => share === 1).length;
  const partly = results.filter(({ share }) => share > 0 && share < 1).length;
  const words = `${right} of ${results.length} right${partly ? `, and ${partly} in part` : ""}.`;
  for (const each of all(".summary")) each.textContent = results.length ? words : "Nothing was answered.";
  showReading(results);
  fillSlip(results);
  document.documentElement.classList.add("finished");
  return results.length ? Math.round(100 * meanOf(results.map(({ share }) => share))) : null;
};

const saveSlip = () => {
  const rows = all("#slip dl > div:not([hidden])").map(({ children: [name, value] }) =>
    `${name.textContent}: ${value.innerText.trim().replace(/\n+/g, "\n    ") || "_".repeat(40)}`);
  const words = [document.title, byId("slip").querySelector("h2").textContent, ...rows, ""].join("\n\n");
  const href = URL.createObjectURL(new Blob([words], { type: "text/plain;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href, download: `quiz-record-${finishedOn}.txt` }).click();
};

// Goes on where somebody stopped: at that question, at the first without an answer, or at the end.
const resume = (place) => {
  const there = questions.find(({ id }) => id === place);
  const [, day] = place.split("end ");
  if (questions.every(({ answer }) => answer === undefined)) return undefined;
  if (there) return show(there.section, there.id);
  if (!day) return goOn();
  sumUp(day);
  return show(byId("end"), place);
};

const shuffle = ({ kind, options }) => {
  const left = kind === "true-false" ? [] : [...options];
  while (left.length) options[0].parentElement.append(...left.splice(Math.floor(Math.random() * left.length), 1));
};

document.documentElement.classList.add("live");
for (const note of all(".out-of-date")) note.hidden = note.dataset.reviewBy >= today;
for (const question of questions) {
  const place = `Question ${numberOf(question)} of ${items.length}`;
  part(question, "h2").textContent = question.hasSteps ? `${place}, step ${question.step}` : place;
  question.section.hidden = true;
  shuffle(question);
  for (const [name, act] of Object.entries({ open, check, next: goOn, pass: passOver })) {
    part(question, `.${name}`).addEventListener("click", () => act(question));
  }
}
byId("sources").hidden = true;
byId("quiz").addEventListener("submit", (event) => event.preventDefault());
byId("begin").addEventListener("click", goOn);
byId("print").addEventListener("click", () => window.print());
byId("save").addEventListener("click", saveSlip);
byId("with-score").addEventListener("change", ({ target }) => { byId("score").hidden = !target.checked; });
if (questions.length === 0) {
  byId("begin").hidden = true;
  byId("left-out").textContent += " So there is nothing left to answer here. Ask whoever gave you this page for a new one.";
}
if (record) {
  for (const each of all("[data-on-platform]")) each.textContent = each.dataset.onPlatform;
  unpack(record.packed);
  resume(record.place);
}
