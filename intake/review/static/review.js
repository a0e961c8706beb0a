// A finding and its box on the page light up together.
for (const finding of document.querySelectorAll(".finding")) {
  const box = document.getElementById(finding.dataset.box);
  if (!box) continue;
  const light = (on) => () => { finding.classList.toggle("lit", on); box.classList.toggle("lit", on); };
  for (const element of [finding, box]) {
    element.addEventListener("mouseenter", light(true));
    element.addEventListener("mouseleave", light(false));
  }
  finding.addEventListener("focus", light(true));
  finding.addEventListener("blur", light(false));
  finding.addEventListener("click", () => box.closest("figure").scrollIntoView({ behavior: "smooth", block: "nearest" }));
}
