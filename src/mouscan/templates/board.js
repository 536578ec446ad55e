"use strict";
(() => {
  const rows = [...document.querySelectorAll("details.row")];
  const arrows = rows.filter((row) => !row.classList.contains("body"));
  const sift = document.querySelector("form.sift");
  const drawn = (row) => document.getElementById(`d-${row.id}`);

  /* Marks a row, and what is drawn of it, as the one that is read. */
  const mark = (row) => {
    document.querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
    row.classList.add("on");
    drawn(row)?.classList.add("on");
  };

  const show = (row) => {
    if (row.parentElement.hidden) {
      sift.reset();
      choose();
    }
    row.open = true;
    mark(row);
    row.querySelector("summary").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  const back = (row) => {
    const node = drawn(row);
    if (!node) return;
    mark(row);
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "nearest", inline: "center" });
  };

  const choose = () => {
    const data = sift.elements.data.value;
    const use = sift.elements.use.value;
    const open = sift.elements.open?.checked;
    let left = 0;
    for (const row of arrows) {
      const has = (name, value) => !value || row.dataset[name].split(" ").includes(value);
      const stays = has("kinds", data) && has("uses", use) && (!open || "hop" in row.dataset);
      row.parentElement.hidden = !stays;
      drawn(row)?.classList.toggle("off", !stays);
      left += stays;
    }
    sift.querySelector("output").value = `${left} of ${arrows.length} flows and prohibitions shown`;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const id = link?.getAttribute("href").slice(1) ?? "";
    const row = document.getElementById(id.replace(/^d-/, ""));
    if (!row?.matches("details.row")) return;
    event.preventDefault();
    (id.startsWith("d-") ? back : show)(row);
  });
  document.addEventListener("keydown", (event) => {
    const row = event.target.closest?.("details.row");
    if (event.key === "Escape" && row) back(row);
  });
  for (const row of rows) {
    row.querySelector("summary").addEventListener("click", () => mark(row));
    row.open = false;
  }
  let before = [];
  addEventListener("beforeprint", () => {
    before = rows.filter((row) => !row.open);
    before.forEach((row) => { row.open = true; });
  });
  addEventListener("afterprint", () => before.forEach((row) => { row.open = false; }));

  sift.hidden = false;
  sift.addEventListener("change", choose);
  choose();
  if (location.hash) {
    const row = document.getElementById(location.hash.slice(1));
    if (row?.matches("details.row")) show(row);
  }
})();
