"use strict";
(() => {
  const wide = matchMedia("(min-width: 64rem)");
  const keys = document.getElementById("keys");
  const findings = [...document.querySelectorAll(".finding")];
  const numbers = (node) => node.dataset.n.split(" ");
  const link = (card) => card.querySelector(".to");
  let last = null;

  /* Marks a finding and the place that it is about as what is read, with its words in the text. */
  const mark = (card, place) => {
    document.querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
    place?.classList.add("on");
    if (!card) return;
    last = card;
    card.classList.add("on");
    for (const one of card.closest(".paper").querySelectorAll("mark"))
      one.classList.toggle("on", numbers(one).includes(card.dataset.n));
  };

  const unfold = (node) => {
    for (let one = node.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  };

  const place = (card) => document.getElementById(link(card).getAttribute("href")?.slice(1) ?? "");

  /* The first of the finding's words in its place, so that a long clause is shown where they stand. */
  const words = (card, where) =>
    [...where.querySelectorAll("mark")].find((one) => card && numbers(one).includes(card.dataset.n)) ?? where;

  const showPlace = (where, card, focus = true) => {
    unfold(where);
    mark(card, where);
    if (focus) where.focus({ preventScroll: true });
    words(card, where).scrollIntoView({ block: "center" });
  };

  const showFinding = (card) => {
    const form = card.closest(".paper").querySelector(".sift");
    if (card.hidden) {
      form.reset();
      choose(form);
    }
    unfold(card);
    mark(card, place(card));
    link(card).focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  };

  const choose = (form) => {
    const paper = form.closest(".paper");
    const names = ["severity", "class", "outcome", "rule"];
    const asked = names.filter((name) => form.elements[name].value);
    const told = { violation: [0, 0], review: [0, 0], passed: [0, 0] };
    for (const one of paper.querySelectorAll(".entry")) {
      one.hidden = asked.some((name) => one.dataset[name] !== form.elements[name].value);
      told[one.dataset.outcome][0] += !one.hidden;
      told[one.dataset.outcome][1] += 1;
    }
    for (const group of paper.querySelectorAll(".group:has(.entry)")) {
      const some = group.querySelector(".entry:not([hidden])");
      if (asked.length && some) group.open = true;
    }
    const shown = new Set([...paper.querySelectorAll(".finding:not([hidden])")].map((one) => one.dataset.n));
    for (const one of paper.querySelectorAll(".text [data-n]")) {
      const none = !numbers(one).some((number) => shown.has(number));
      if (one.matches("mark")) one.classList.toggle("off", none);
      else one.hidden = none;
    }
    const part = ([some, all], words) => `${some} of ${all} ${words}`;
    form.querySelector("output").value = `Shown: ${part(told.violation, "violations")}, ${part(told.review, "for review")}, ${part(told.passed, "passed")}`;
  };

  const step = (by) => {
    const here = document.activeElement?.closest(".finding") ?? last;
    const shown = findings.filter((one) => !one.hidden && (one === here || !one.closest("details.group:not([open])")));
    const at = here && shown.includes(here) ? shown.indexOf(here) + by : by > 0 ? 0 : shown.length - 1;
    const next = shown[at];
    if (!next) return;
    showFinding(next);
    const where = place(next);
    if (where && wide.matches) showPlace(where, next, false);
  };

  document.addEventListener("click", (event) => {
    const anchor = event.target.closest('a[href^="#"]');
    const card = event.target.closest(".finding");
    if (anchor) {
      const target = document.getElementById(anchor.getAttribute("href").slice(1));
      if (target?.matches(".finding")) showFinding(target);
      else if (target?.matches(".clause, .gap")) showPlace(target, card);
      else return;
      event.preventDefault();
      return;
    }
    if (event.target.closest("mark:not(.off)")) {
      const own = event.target.closest(".paper");
      const first = numbers(event.target.closest("mark")).map((n) => own.querySelector(`.finding[data-n="${n}"]`));
      showFinding(first.find((one) => !one.hidden) ?? first[0]);
    } else if (card && !event.target.closest("summary") && !String(getSelection()) && place(card)) {
      showPlace(place(card), card);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, textarea")) return;
    if (event.key === "Escape" && last && event.target.closest(".clause, .gap")) showFinding(last);
    if (!keys.checked || (event.key !== "j" && event.key !== "k")) return;
    event.preventDefault();
    step(event.key === "j" ? 1 : -1);
  });

  let before = [];
  addEventListener("beforeprint", () => {
    before = [...document.querySelectorAll("details:not([open])")];
    before.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => before.forEach((one) => { one.open = false; }));

  document.querySelector(".keys").hidden = false;
  for (const form of document.querySelectorAll(".sift")) {
    form.hidden = false;
    form.addEventListener("change", () => choose(form));
    choose(form);
  }
  const target = document.getElementById(location.hash.slice(1));
  if (target?.matches(".finding")) showFinding(target);
  else if (target?.matches(".clause, .gap")) showPlace(target, null);
})();
