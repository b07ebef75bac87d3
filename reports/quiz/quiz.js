"use strict";
// Runs the quiz on this page: nothing is stored, nothing is sent.

const byId = (id) => document.getElementById(id);

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

// An item about law is left out once its day is over by the clock of whoever reads it.
const stillHeld = () => {
  const day = today();
  const every = [...document.querySelectorAll(".question")];
  const isPast = (section) => "until" in section.dataset && section.dataset.until < day;
  const past = every.filter(isPast);
  for (const section of past) section.remove();
  const note = byId("left-out");
  const names = new Set([...(note.dataset.past || "").split(", "), ...past.map((each) => each.dataset.item)]);
  names.delete("");
  if (names.size) note.textContent = `Left out, as their date is past: ${[...names].join(", ")}.`;
  return every.filter((section) => !isPast(section));
};

// A note of law says that it may be out of date once its day is over by that same clock.
const markNotes = () => {
  const day = today();
  for (const note of document.querySelectorAll(".note-of-law")) {
    if (note.dataset.reviewBy < day) note.querySelector(".out-of-date").hidden = false;
  }
};

const number = (sections) => {
  const items = [...new Set(sections.map((each) => each.dataset.item))];
  for (const section of sections) {
    const { item, step, steps } = section.dataset;
    const place = `Question ${items.indexOf(item) + 1} of ${items.length}`;
    section.querySelector("h2").textContent = Number(steps) > 1 ? `${place}, step ${step}` : place;
  }
};

const questions = stillHeld();

// What reasons rest on would answer questions that are still to come, so it waits until the end.
const show = (section) => {
  for (const each of [...questions, byId("start"), byId("end")]) each.hidden = each !== section;
  byId("sources").hidden = section.id !== "end";
  section.querySelector("h2").focus();
};

const shuffle = (section) => {
  if (section.dataset.kind === "true-false") return;
  const box = section.querySelector(".options");
  const left = [...box.children];
  while (left.length) box.append(...left.splice(Math.floor(Math.random() * left.length), 1));
};

const chosen = (section) => {
  const options = [...section.querySelectorAll(".option")];
  if (section.dataset.kind === "order") {
    const places = options.map((option) => option.querySelector("select").value);
    const isFull = new Set(places).size === options.length && !places.includes("");
    return isFull ? options.map((option, at) => places[at] === option.dataset.place) : null;
  }
  const ticked = options.map((option) => option.querySelector("input").checked);
  return ticked.includes(true) ? options.map((option, at) => ticked[at] === ("right" in option.dataset)) : null;
};

const results = [];

const mark = (section) => {
  const said = section.querySelector(".said");
  const found = chosen(section);
  if (!found) {
    said.textContent = section.dataset.kind === "order"
      ? "Give each of them a place of its own first."
      : "Choose an answer first.";
    return;
  }
  const isRight = found.every(Boolean);
  const sure = section.querySelector(".sure input:checked");
  const mistakes = [...section.querySelectorAll(".option")].filter((option, at) =>
    !found[at] && (["several", "order"].includes(section.dataset.kind) || !("right" in option.dataset)));
  results.push({ section, isRight, sure: sure ? sure.value : "", mistakes });
  for (const option of section.querySelectorAll(".option")) {
    const verdict = option.querySelector(".verdict");
    if (section.dataset.kind === "order") verdict.textContent = `Place ${option.dataset.place}:`;
    else verdict.textContent = "right" in option.dataset ? "Right:" : "Not so:";
  }
  section.classList.add("marked");
  for (const control of section.querySelectorAll("fieldset input, fieldset select")) control.disabled = true;
  said.textContent = isRight ? "Right. The reasons stand beside each answer." : "Not quite. The reasons stand beside each answer.";
  section.querySelector(".check").hidden = true;
  const next = section.querySelector(".next");
  next.hidden = false;
  next.focus();
};

const finish = () => {
  const wrong = results.filter((each) => !each.isRight);
  const order = { sure: 0, fairly: 1, "": 2, guess: 3 };
  const isUrgent = ({ mistakes }) => mistakes.some((option) => "urgent" in option.dataset);
  wrong.sort((one, other) => isUrgent(other) - isUrgent(one) || order[one.sure] - order[other.sure]);
  byId("summary").textContent =
    `${results.length - wrong.length} of ${results.length} answers were right. ` +
    (wrong.length
      ? "What may be urgent comes first, then where you were sure and it was not so:"
      : "There is nothing to look at again.");
  for (const { section, sure, mistakes } of wrong) {
    const item = document.createElement("li");
    const lead = sure === "sure" ? "Sure, and not so: " : "";
    const right = [...section.querySelectorAll(".option")]
      .filter((option) => "right" in option.dataset || section.dataset.kind === "order")
      .sort((one, other) => (one.dataset.place || 0) - (other.dataset.place || 0));
    const first = section.dataset.kind === "order" ? [] : mistakes;
    const reasons = [...new Set([...first, ...right])]
      .map((option) => option.querySelector(".why").textContent.trim());
    item.textContent = `${lead}${section.dataset.item}. ${section.querySelector("legend").textContent.trim()} ${reasons.join(" ")}`;
    byId("again").append(item);
  }
  show(byId("end"));
};

document.documentElement.classList.add("live");
markNotes();
questions.forEach(shuffle);
number(questions);
byId("sources").hidden = true;
for (const section of questions) section.hidden = true;
if (questions.length === 0) {
  byId("begin").hidden = true;
  byId("left-out").textContent +=
    " So there is nothing left to answer here. Ask whoever gave you this page for a new one.";
}
byId("quiz").addEventListener("submit", (event) => event.preventDefault());
byId("begin").addEventListener("click", () => show(questions[0]));
questions.forEach((section, at) => {
  section.querySelector(".check").addEventListener("click", () => mark(section));
  section.querySelector(".next").addEventListener("click", () =>
    at + 1 < questions.length ? show(questions[at + 1]) : finish());
});
