// The start page: uploads one file through the portal's own API and shows its stages as the journal tells them.
const { choices, words, locale } = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("try");
const drop = document.getElementById("drop");
const stages = ["upload", "sniff", "render", "view", "measure", "judged"];

const word = (key) => words[key] ?? key;
const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

form.service.addEventListener("change", () => {
  const chosen = choices.find((choice) => choice.service === form.service.value);
  form.kind.replaceChildren(...chosen.kinds.map((kind) => new Option(kind.title, kind.value)));
});

form.file.addEventListener("change", showName);
drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  form.file.files = event.dataTransfer.files;
  showName();
});

function showName() {
  drop.querySelector(".drop-title").textContent = form.file.files[0]?.name ?? word("choose_file");
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const file = form.file.files[0];
  if (!file) {
    form.file.click();
    return;
  }
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    await run(file);
  } catch (error) {
    mark(null, "failed");
    showProblem({ detail: word("failed") });
  } finally {
    button.disabled = false;
  }
});

async function run(file) {
  begin(file.name);
  const created = await ask("/v1/applications", { method: "POST", body: JSON.stringify({ service: form.service.value, locale }), headers: { "Content-Type": "application/json" } });
  if (!created) return;
  const body = new FormData();
  body.append("file", file);
  const uploaded = await ask(`/v1/applications/${created.id}/documents?kind=${form.kind.value}`, { method: "POST", body });
  if (!uploaded) return;
  mark("upload", "done");
  await follow(created.id, uploaded.id);
  const application = await ask(`/v1/applications/${created.id}?wait=30s`, {});
  if (application) showVerdict(application, uploaded.id);
}

function headers(more) {
  const key = form.key?.value;
  return { Accept: "application/json", "Accept-Language": locale, ...(key ? { Authorization: `Bearer ${key}` } : {}), ...more };
}

// ask answers the API's object, or null after showing what went wrong.
async function ask(path, options) {
  const response = await fetch(path, { ...options, headers: headers(options.headers) });
  const answer = await response.json();
  if (response.ok) return answer;
  mark(null, "failed");
  showProblem(answer);
  return null;
}

// follow reads the journal as server-sent events until the document is judged.
async function follow(application, documentID) {
  const stop = new AbortController();
  const response = await fetch(`/v1/applications/${application}/events`, { headers: headers({ Accept: "text/event-stream" }), signal: stop.signal });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const parts = text.split("\n\n");
    text = parts.pop();
    for (const part of parts) {
      const data = part.split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n");
      if (!data) continue;
      const event = JSON.parse(data);
      if (event.document && event.document !== documentID) continue;
      if (event.kind === "stage.finished") mark(event.detail.stage, "done");
      if (event.kind === "document.judged") {
        for (const stage of stages) mark(stage, "done");
        stop.abort();
        return;
      }
    }
  }
}

function begin(name) {
  document.getElementById("progress").hidden = false;
  document.getElementById("file-name").textContent = name;
  document.getElementById("result").replaceChildren();
  document.getElementById("stages").replaceChildren(...stages.map((stage, at) => {
    const item = make("li", at === 0 ? "now" : "", word(`stage.${stage}`));
    item.dataset.stage = stage;
    return item;
  }));
}

// mark sets a stage's state, and the next one's to "now"; without a stage it marks the one under way.
function mark(stage, state) {
  const items = [...document.querySelectorAll("#stages li")];
  const item = stage ? items.find((one) => one.dataset.stage === stage) : items.find((one) => one.className === "now");
  if (!item) return;
  item.className = state;
  const next = item.nextElementSibling;
  if (state === "done" && next && next.className === "") next.className = "now";
}

function showProblem(problem) {
  const result = document.getElementById("result");
  const findings = problem.findings ?? (problem.finding ? [problem.finding] : []);
  if (findings.length) {
    result.append(make("p", "big-verdict rejected", word("rejected")), list(findings));
    return;
  }
  result.append(make("p", "big-verdict needs_review", problem.detail ?? problem.title ?? word("failed")));
}

function showVerdict(application, documentID) {
  const result = document.getElementById("result");
  const found = application.documents.find((one) => one.id === documentID);
  const verdict = found?.verdict;
  if (!verdict) {
    showProblem({ detail: word("no_verdict") });
  } else {
    result.append(make("p", `big-verdict ${verdict.decision}`, word(verdict.decision)));
    result.append(verdict.findings.length ? list(verdict.findings) : make("p", "calm", word("no_findings")));
  }
  const link = make("a", "", `${word("full_report")} →`);
  link.href = `/review/${application.id}`;
  link.id = "report";
  const line = make("p");
  line.append(link);
  result.append(line);
}

function list(findings) {
  const items = make("ol", "findings");
  findings.forEach((finding, at) => {
    const item = make("li", `finding ${finding.severity}`);
    const body = make("div");
    body.append(make("p", "what", finding.text));
    if (finding.remedy) body.append(make("p", "remedy", finding.remedy));
    body.append(make("p", "meta", `${finding.code}${finding.subject?.page ? ` · ${word("page")} ${finding.subject.page}` : ""}`));
    item.append(make("span", "mark", String(at + 1)), body);
    items.append(item);
  });
  return items;
}
