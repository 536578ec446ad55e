"use strict";
(() => {
  const MOST = 6;
  const table = document.querySelector("table");
  const sift = document.querySelector("form.sift");
  const heads = [...table.tHead.rows[0].cells];
  const bodies = [...table.tBodies];
  const picks = [...document.querySelectorAll("input.shown")];
  const template = heads.some((head) => head.querySelector(".change"));
  const text = (cell) => (cell.querySelector("summary") ?? cell).textContent.toLowerCase();
  const answer = (cell) => [".value", ".detail"].map((part) => cell.querySelector(part)?.textContent ?? "").join("\n").toLowerCase();
  const rows = bodies.flatMap((body) => [...body.querySelectorAll("tr.row")].map((row) => ({
    row, body, cells: [...row.cells],
    words: [...row.cells].map((cell, at) => (at ? text(cell) : cell.textContent.toLowerCase())).join("\n"),
    answers: [...row.cells].map((cell, at) => (at ? answer(cell) : cell.textContent.toLowerCase())),
    changed: [...row.cells].map((cell) => !!cell.querySelector(".change")),
  })));
  const silent = (said) => said === "not judged\n";
  document.body.classList.add("live");

  /* Shows the rows that the words, the group and the agreements leave, and says how many. */
  const choose = () => {
    const words = sift.elements.words.value.trim().toLowerCase();
    const group = sift.elements.group.value;
    const columns = picks.filter((pick) => pick.checked).map((pick) => Number(pick.value) + 1);
    const differs = ({ answers, changed }) => {
      if (template && columns.some((at) => changed[at])) return true;
      return !template && new Set(columns.map((at) => answers[at]).filter((said) => !silent(said))).size > 1;
    };
    let left = 0;
    for (const one of rows) {
      const stays = (!group || one.body.dataset.group === group) && one.words.includes(words)
        && (!sift.elements.differs.checked || differs(one));
      one.row.hidden = !stays;
      left += stays;
    }
    for (const body of bodies) body.hidden = !body.querySelector("tr.row:not([hidden])");
    sift.querySelector("output").value = `${left} of ${rows.length} rows shown`;
  };

  const pick = () => {
    const shown = picks.map((one) => one.checked);
    for (const cells of [heads, ...rows.map((one) => one.cells)]) {
      shown.forEach((on, at) => { cells[at + 1].hidden = !on; });
    }
    choose();
  };

  /* Sorts the rows of each group by one column: up, down, and as they were. */
  const sort = (head) => {
    const order = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort")];
    heads.forEach((one) => one.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", order);
    const at = heads.indexOf(head);
    const rank = ({ cells }) => Number(cells[at].dataset.rank ?? 0);
    const sign = order === "descending" ? -1 : 1;
    const compare = (one, other) => sign * (rank(one) - rank(other)
      || one.answers[at].localeCompare(other.answers[at], "en", { numeric: true }));
    const sorted = order === "none" ? rows : [...rows].sort(compare);
    for (const { row, body } of sorted) body.append(row);
  };

  for (const head of heads) {
    const button = document.createElement("button");
    const label = head.querySelector(".head");
    button.type = "button";
    button.append(...label.childNodes);
    label.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => sort(head));
  }

  /* One stop for Tab among the cells; the arrow keys go on from there. */
  const summaries = [...table.querySelectorAll("td summary")];
  const opened = () => table.querySelectorAll("td details[open]");
  let stop = summaries[0];
  summaries.forEach((one) => { one.tabIndex = one === stop ? 0 : -1; });
  const step = (from, down, along) => {
    let row = from.closest("tr");
    let at = from.closest("td").cellIndex;
    const visible = rows.filter((one) => !one.row.hidden).map((one) => one.row);
    visible.sort((one, other) => one.rowIndex - other.rowIndex);
    let number = visible.indexOf(row);
    for (;;) {
      number += down;
      at += along;
      row = visible[number];
      if (!row?.cells[at] || at < 1) return null;
      const found = row.cells[at].hidden ? null : row.cells[at].querySelector("summary");
      if (found) return found;
    }
  };
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  table.addEventListener("keydown", (event) => {
    const summary = event.target.closest("td summary");
    const open = event.target.closest("td details[open]");
    if (event.key === "Escape" && open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
    if (!summary || !(event.key in STEPS) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = step(summary, ...STEPS[event.key]);
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  table.addEventListener("focusin", (event) => {
    const summary = event.target.closest("td summary");
    for (const one of opened()) if (!one.contains(event.target)) one.open = false;
    if (!summary) return;
    stop.tabIndex = -1;
    stop = summary;
    stop.tabIndex = 0;
  });
  table.addEventListener("toggle", (event) => {
    const one = event.target;
    if (!one.open) return;
    for (const other of opened()) if (other !== one) other.open = false;
    const scroll = table.parentElement.getBoundingClientRect();
    const cell = one.closest("td");
    cell.classList.toggle("left", cell.getBoundingClientRect().left + one.querySelector(".words").offsetWidth > scroll.right);
    for (const part of [".words", "summary"]) one.querySelector(part).scrollIntoView({ block: "nearest", inline: "nearest" });
  }, true);
  document.addEventListener("click", (event) => {
    for (const one of opened()) if (!one.contains(event.target)) one.open = false;
  });

  /* On paper a wide table becomes several, a few agreements each. */
  let copies = [];
  addEventListener("beforeprint", () => {
    const columns = picks.filter((one) => one.checked).map((one) => Number(one.value) + 1);
    if (columns.length <= MOST) return;
    const first = template && columns[0] === 1 ? [columns.shift()] : [];
    for (let at = 0; at < columns.length; at += MOST - first.length) {
      const kept = new Set([0, ...first, ...columns.slice(at, at + MOST - first.length)]);
      const copy = table.cloneNode(true);
      for (const row of copy.querySelectorAll("tr:not(.group)")) {
        [...row.cells].forEach((cell, number) => { if (!kept.has(number)) cell.remove(); });
      }
      for (const group of copy.querySelectorAll(".group th")) group.colSpan = kept.size;
      copies.push(copy);
    }
    table.after(...copies);
    table.hidden = true;
  });
  addEventListener("afterprint", () => {
    copies.forEach((copy) => copy.remove());
    copies = [];
    table.hidden = false;
  });

  sift.hidden = false;
  sift.addEventListener("input", choose);
  sift.addEventListener("submit", (event) => event.preventDefault());
  picks.forEach((one) => {
    one.hidden = false;
    one.addEventListener("change", pick);
  });
  pick();
})();
