// A finding and its boxes on the pages, both places of a disagreement, light up together.
for (const finding of document.querySelectorAll(".finding")) {
  const boxes = [finding.dataset.box, finding.dataset.other].map((id) => document.getElementById(id)).filter(Boolean);
  if (!boxes.length) continue;
  const light = (on) => () => { for (const element of [finding, ...boxes]) element.classList.toggle("lit", on); };
  for (const element of [finding, ...boxes]) {
    element.addEventListener("mouseenter", light(true));
    element.addEventListener("mouseleave", light(false));
  }
  finding.addEventListener("focus", light(true));
  finding.addEventListener("blur", light(false));
  finding.addEventListener("click", () => boxes[0].closest("figure").scrollIntoView({ behavior: "smooth", block: "nearest" }));
}
