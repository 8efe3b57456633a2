
"use strict";
(() => {
  // Letter case and accents do not matter to who searches.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const one = (selector) => document.querySelector(selector);

  const form = one("form");
  const [party, role, text] = ["select.party", "select.of", "input"].map((field) => form.querySelector(field));
  const count = one(".count");
  const nothing = one(".nothing");
  const sections = Array.from(document.querySelectorAll("section"));

  const rows = Array.from(document.querySelectorAll("tbody tr"), (row) => {
    const titles = [];
    for (let section = row.closest("section"); section; section = section.parentElement.closest("section")) {
      titles.push(section.firstElementChild.textContent);
    }
    const cells = Array.from(row.querySelectorAll("td[data-roles]"), (cell) => cell.dataset.roles);
    const further = row.querySelector("td.further");
    const own = [row.id, row.firstElementChild.textContent, further ? further.textContent : ""];
    return { row, cells, words: plain([...own, ...titles].join("\n")) };
  });

  const isShown = ({ cells, words }) => {
    const asked = party.value === "" ? cells : [cells[Number(party.value)]];
    const holds = (letters) => (role.value === "" ? letters !== "" : letters.includes(role.value));
    return asked.some(holds) && plain(text.value).split(/\s+/).every((word) => words.includes(word));
  };

  const filter = () => {
    let shown = 0;
    for (const entry of rows) {
      entry.row.hidden = !isShown(entry);
      shown += entry.row.hidden ? 0 : 1;
    }
    for (const section of sections) {
      const own = section.querySelector(":scope > .scroll");
      if (own) own.hidden = !own.querySelector("tbody tr:not([hidden])");
      section.hidden = shown < rows.length && !section.querySelector("tbody tr:not([hidden])");
    }
    nothing.hidden = shown > 0;
    count.textContent = shown === rows.length ? `${rows.length} activities` : `${shown} of ${rows.length} activities`;
  };

  // A link to a row that the filters hide shows everything again.
  const showTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      form.reset();
      target.scrollIntoView();
    }
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The fields change after the event.
  form.addEventListener("reset", () => { queueMicrotask(filter); });
  window.addEventListener("hashchange", showTarget);
  form.hidden = false;
  filter();
})();
