// Keeps the answers where this page stands on a training platform that speaks SCORM 1.2.
// Without one nothing is kept, and the page is as any other.

const platformAbove = (start) => {
  try {
    for (let seek = start; seek; seek = seek.parent === seek ? null : seek.parent) if (seek.API) return seek.API;
  } catch { /* a window of another site holds nothing for us */ }
  return null;
};

const platform = platformAbove(window) ?? platformAbove(window.opener);

if (platform && String(platform.LMSInitialize("")) === "true") {
  const TYPES = { order: "sequencing", "true-false": "true-false" };
  const began = Date.now();
  const get = (name) => String(platform.LMSGetValue(`cmi.${name}`) ?? "");
  const set = (name, value) => platform.LMSSetValue(`cmi.${name}`, String(value));
  const save = () => {
    set("core.session_time", `00${new Date(Date.now() - began).toISOString().slice(11, 19)}`);
    platform.LMSCommit("");
  };
  const spelt = (kind, letters) => kind === "true-false" ? { a: "t", b: "f" }[letters] : [...letters].join(",");
  let told = Number(get("interactions._count"));

  globalThis.quizRecord = {
    packed: get("suspend_data"),
    answered({ id, kind, right, answer: { picked, share } }, packed) {
      const tell = (name, value) => set(`interactions.${told}.${name}`, value);
      tell("id", id);
      tell("type", TYPES[kind] ?? "choice");
      tell("correct_responses.0.pattern", spelt(kind, right));
      tell("student_response", spelt(kind, picked));
      tell("result", share === 1 ? "correct" : share ? share.toFixed(2) : "wrong");
      told += 1;
      this.kept(packed);
    },
    kept(packed) {
      if (packed.length <= 4096) set("suspend_data", packed); // a platform need not take more
      save();
    },
    finished(score) {
      if (score !== null) for (const [name, value] of Object.entries({ min: 0, max: 100, raw: score })) set(`core.score.${name}`, value);
      set("core.lesson_status", "completed");
      set("core.exit", "");
      save();
    },
  };

  const isOver = /completed|passed|failed/.test(get("core.lesson_status"));
  if (!isOver) set("core.lesson_status", "incomplete");
  set("core.exit", isOver ? "" : "suspend");
  window.addEventListener("pagehide", () => {
    save();
    platform.LMSFinish("");
  }, { once: true });
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); }); // it is heard no more
}
