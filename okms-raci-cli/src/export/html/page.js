
"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  // A search ignores letter case and accents.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const form = one("form");
  const { party, text } = form.elements;
  const toggles = all("[name=role]", form);
  const [count, nothing, copy, reset] = ["output", ".nothing", ".copy", ".reset"].map(one);
  // A page of a chain has a table for each outer matrix, all with the same parties.
  const heads = all("thead .party");
  const parties = party.options.length - 1;
  const { noun } = form.dataset;

  // With a filter, only rows that match show, with their sections and notes.
  const elements = all("tbody tr, .notes li");
  const rows = [];
  const outer = [];
  for (const row of all("tbody tr")) {
    if (row.dataset.depth) {
      outer.length = row.dataset.depth - 1;
      outer.push(row);
    } else {
      const titles = [row.cells[0], ...all(".further, .taken", row), ...outer];
      const words = plain([row.id, ...titles.map((cell) => cell.textContent)].join("\n"));
      const notes = all("sup a", row).map((mark) => document.getElementById(mark.hash.slice(1)));
      rows.push({ row, words, related: [row, ...outer, ...notes], cells: all("[data-roles]", row) });
    }
  }

  const letters = () => toggles.filter((toggle) => toggle.checked).map((toggle) => toggle.value);
  const isOn = () => party.value !== "" || letters().length > 0 || text.value.trim() !== "";

  const isShown = ({ cells, words }) => {
    const asked = letters();
    const holds = ({ dataset: { roles } }) =>
      asked.length === 0 ? roles !== "" : asked.some((letter) => roles.includes(letter));
    const isHeld = () => (party.value === "" ? cells : cells.slice(party.selectedIndex - 1, party.selectedIndex)).some(holds);
    // With neither party nor role, a row that nobody holds shows, too.
    const hasRoles = (party.value === "" && asked.length === 0) || isHeld();
    return hasRoles && plain(text.value).split(/\s+/).every((word) => words.includes(word));
  };

  // What is asked for, in words, for paper.
  const described = (shown) => {
    const parts = [party.value && party.selectedOptions[0].text, letters().join(" or "), text.value.trim() && `“${text.value.trim()}”`];
    return `filter: ${parts.filter(Boolean).join(", ")} (${shown} of ${rows.length} ${noun})`;
  };

  // The margins of printed pages; only rules can fill them.
  const sheet = document.styleSheets[0];
  const quoted = (text) => `"${text.replace(/["\\\n]/g, (c) => `\\${c.codePointAt(0).toString(16)} `)}"`;
  const margins = sheet.insertRule("@page {}", sheet.cssRules.length);
  const fillMargins = (filtered) => {
    const parts = [one("h1").textContent, one(".revision").textContent, filtered];
    sheet.deleteRule(margins);
    sheet.insertRule(`@page { @bottom-left { content: ${quoted(parts.filter(Boolean).join(", "))} } }`, margins);
  };

  // The column of the chosen party.
  let chosen = -1;
  const tint = (column, on) => {
    const cells = column < 0 ? [] : [...heads.filter((_, at) => at % parties === column), ...rows.flatMap(({ cells }) => cells[column] ?? [])];
    cells.forEach((cell) => cell.classList.toggle("chosen", on));
  };

  const show = () => {
    const on = isOn();
    const shown = rows.filter(isShown);
    for (const element of elements) element.hidden = on;
    for (const { related } of on ? shown : []) related.forEach((element) => { element.hidden = false; });
    tint(chosen, false);
    chosen = party.selectedIndex - 1;
    tint(chosen, true);
    all("table").forEach((table) => table.classList.toggle("filtered", on));
    nothing.hidden = !on || shown.length > 0;
    count.textContent = on ? `${shown.length} of ${rows.length} ${noun}` : `${rows.length} ${noun}`;
    reset.hidden = !on;
    copy.hidden = !on || !navigator.clipboard;
    copy.textContent = "Copy link";
    all("thead .filter").forEach((words) => { words.textContent = on ? described(shown.length) : ""; });
    fillMargins(on ? described(shown.length) : "");
  };

  // The filter is in the fragment of the address, which no server sees.
  const write = () => {
    const asked = Object.entries({ party: party.value, role: letters().join(""), text: text.value.trim() });
    const fragment = new URLSearchParams(asked.filter(([, value]) => value !== "")).toString();
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  };

  const read = () => {
    const fragment = location.hash.slice(1);
    const asked = new URLSearchParams(fragment.includes("=") ? fragment : "");
    const isParty = Array.from(party.options).some((option) => option.value === asked.get("party"));
    party.value = isParty ? asked.get("party") : "";
    toggles.forEach((toggle) => { toggle.checked = (asked.get("role") || "").includes(toggle.value); });
    text.value = asked.get("text") || "";
    show();
  };

  form.addEventListener("input", () => { show(); write(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => { form.reset(); show(); write(); });
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    copy.textContent = "Copied";
  });
  window.addEventListener("hashchange", () => {
    read();
    const target = one(":target");
    if (target) target.scrollIntoView();
  });
  form.hidden = false;
  read();
})();
