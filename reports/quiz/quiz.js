"use strict";
// Runs the quiz on this page: nothing is stored, nothing is sent.

const questions = [...document.querySelectorAll(".question")];
const show = (section) => {
  for (const each of [...questions, document.getElementById("start"), document.getElementById("end")]) {
    each.hidden = each !== section;
  }
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
  results.push({ section, isRight, sure: sure ? sure.value : "" });
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
  wrong.sort((one, other) => order[one.sure] - order[other.sure]);
  document.getElementById("summary").textContent =
    `${results.length - wrong.length} of ${results.length} answers were right. ` +
    (wrong.length ? "Where you were sure and it was not so comes first:" : "There is nothing to look at again.");
  const list = document.getElementById("again");
  for (const { section, sure } of wrong) {
    const item = document.createElement("li");
    const lead = sure === "sure" ? "Sure, and not so: " : "";
    const right = [...section.querySelectorAll(".option")]
      .filter((option) => "right" in option.dataset || section.dataset.kind === "order")
      .map((option) => option.querySelector(".why").textContent.trim());
    item.textContent = `${lead}${section.dataset.item}. ${section.querySelector("legend").textContent.trim()} ${right.join(" ")}`;
    list.append(item);
  }
  show(document.getElementById("end"));
};

document.documentElement.classList.add("live");
questions.forEach(shuffle);
for (const section of questions) section.hidden = true;
document.getElementById("quiz").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("begin").addEventListener("click", () => show(questions[0]));
questions.forEach((section, at) => {
  section.querySelector(".check").addEventListener("click", () => mark(section));
  section.querySelector(".next").addEventListener("click", () =>
    at + 1 < questions.length ? show(questions[at + 1]) : finish());
});
