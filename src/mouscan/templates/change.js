"use strict";
(() => {
  const sift = document.querySelector("form.sift");
  const groups = [...document.querySelectorAll(".group")];
  const cards = [...document.querySelectorAll(".change")];
  const rest = document.querySelector(".rest details");

  const choose = () => {
    const kind = sift.elements.kind.value;
    const worse = sift.elements.worse.checked;
    let left = 0;
    for (const group of groups) {
      let here = 0;
      for (const card of group.querySelectorAll(".change")) {
        card.hidden = (kind && group.dataset.kind !== kind) || (worse && !("worse" in card.dataset));
        here += !card.hidden;
      }
      group.hidden = !here;
      left += here;
    }
    sift.querySelector("output").value = `${left} of ${cards.length} shown`;
  };

  /* A link to what is sifted out shows everything again. */
  document.addEventListener("click", (event) => {
    const id = event.target.closest('a[href^="#"]')?.getAttribute("href").slice(1);
    if (sift && id && document.getElementById(id)?.closest("[hidden]")) {
      sift.reset();
      choose();
    }
  });
  let opened = false;
  addEventListener("beforeprint", () => {
    if (rest && !rest.open) opened = rest.open = true;
  });
  addEventListener("afterprint", () => {
    if (opened) opened = rest.open = false;
  });

  if (!sift) return;
  sift.hidden = false;
  sift.addEventListener("change", choose);
  choose();
})();
