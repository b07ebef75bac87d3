// Answers a quiz page, question by question, as somebody with a mouse would; each function but
// `walk` runs in the page. {"id": "QZ-1-1", "letters": "b", "sure": "guess"} is an answer, by the
// letters of the bank; no letters pass the question over. Who `stays` does not go on from the last.

export const OPEN = "#quiz .question:not([hidden])";

export async function walk(page, answers, { look = async () => {}, stays = false } = {}) {
  const said = [];
  for (const wanted of answers) {
    if (said.length === 0) await look("question");
    said.push(await page.evaluate(answer, { open: OPEN, ...wanted }));
    if (said.length === 1) await look("marked");
    if (!stays || said.length < answers.length) await page.evaluate(goOn, OPEN);
  }
  return said;
}

function answer({ open, id, letters, sure }) {
  const section = document.querySelector(open);
  const [heading, note, legend] = ["h2", ".content-note", "legend"].map((each) => section.querySelector(each));
  if (section.id !== id) throw new Error(`${section.id} is asked, not ${id}`);
  const press = (name) => section.querySelector(name).click();
  const noted = note?.checkVisibility() ? note.textContent : "";
  if (noted && legend.checkVisibility()) throw new Error(`${id} can be seen beside its note`);
  if (!letters) {
    press(".pass");
    return { heading: heading.textContent, noted };
  }
  if (noted) press(".open");
  [...letters].forEach((letter, at) => {
    const control = section.querySelector(`[data-letter="${letter}"] :is(input, select)`);
    if (control.matches("select")) control.value = at + 1;
    else control.click();
  });
  if (sure) section.querySelector(`.sure [value="${sure}"]`).click();
  press(".check");
  const options = [...section.querySelectorAll(".option")].map((option) => [option.dataset.letter, {
    verdict: option.querySelector(".verdict").textContent,
    sign: getComputedStyle(option.querySelector("label"), "::before").content.slice(1, -1),
    edge: Math.round(parseFloat(getComputedStyle(option).borderLeftWidth)),
  }]);
  const result = section.querySelector(".result").textContent;
  return { heading: heading.textContent, noted, result, options: Object.fromEntries(options) };
}

export function goOn(open) {
  document.querySelector(`${open}.marked .next`)?.click();
}

export function ending() {
  const text = (selector) => document.querySelector(selector).textContent;
  return {
    isAtEnd: document.getElementById("end").checkVisibility(),
    summary: text(".summary"),
    toRead: [...document.querySelectorAll("#to-read [data-cite]")].map((entry) => [
      entry.dataset.cite,
      ...[...entry.querySelectorAll("dd p + p")].map((each) => each.textContent),
    ]),
    again: [...document.querySelectorAll("#again section")].map(({ id }) => id),
    slip: document.getElementById("slip").innerText,
  };
}
