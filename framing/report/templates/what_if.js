// What if some words were left out: the estimates of the outlets again, from the counts in the page.
"use strict";
(() => {
  const section = document.getElementById("what-if");
  if (!section) return;
  const facts = JSON.parse(document.getElementById("what-if-facts").textContent);
  const [layer, category, term] = ["layer", "category", "term"].map((name) => document.getElementById(`what-if-${name}`));
  const wire = document.getElementById("what-if-wire");
  const voices = [...section.querySelectorAll("input[name=voice]")];
  const told = document.getElementById("what-if-told");
  const body = section.querySelector("tbody");

  const options = (list) => list.map((text) => {
    const option = document.createElement("option");
    option.value = text;
    option.textContent = text.replaceAll("_", " ");
    return option;
  });
  const fillLayer = () => {
    const { entries } = facts.layers[layer.value];
    category.replaceChildren(...options([...new Set(entries.map(([, label]) => label))].sort()));
    const none = document.createElement("option");
    none.value = "";
    none.textContent = "none";
    category.prepend(none);
    category.value = "";
    term.value = "";
    document.getElementById("what-if-terms").replaceChildren(...options([...new Set(entries.map(([entry]) => entry))]));
  };

  const sum = (counts, places) => places.reduce((total, place) => total + counts[place], 0);
  // Count and base of every outlet: `places` are the voices counted, the others are left out of both.
  const estimate = (places, withoutCategory, withoutTerm, withoutWire) => {
    const counts = facts.outlets.map(() => 0);
    for (const [entry, label, found, inWire] of facts.layers[layer.value].entries) {
      if (label === withoutCategory || entry === withoutTerm) continue;
      for (const [outlet, ...byVoice] of found) counts[outlet] += sum(byVoice, places);
      if (withoutWire) for (const [outlet, ...byVoice] of inWire) counts[outlet] -= sum(byVoice, places);
    }
    return facts.outlets.map((outlet, at) => {
      const base = sum(facts.words[at], places) - (withoutWire ? sum(facts.wire.words[at], places) : 0);
      return { outlet, count: counts[at], base, value: base ? 1000 * (counts[at] / base) : NaN };
    });
  };

  const write = (value) => (Number.isNaN(value) ? "–" : value.toFixed(1).replace("-", "−"));
  const cell = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, given] of Object.entries(attributes)) element.setAttribute(name, given);
    return element;
  };
  const SVG = "http://www.w3.org/2000/svg";
  const draw = (before, after, largest) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 100 10");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    const bar = (width, y, height, name) => {
      const rect = document.createElementNS(SVG, "rect");
      Object.entries({ x: 0, y, width, height, class: name }).forEach(([key, value]) => rect.setAttribute(key, value));
      svg.append(rect);
    };
    const scaled = (value) => (largest > 0 && value > 0 ? (100 * value) / largest : 0);
    bar(scaled(before), 0.5, 9, "before");
    bar(scaled(after), 3, 4, "after");
    const holder = document.createElement("td");
    holder.className = "scale";
    holder.append(svg);
    return holder;
  };

  const update = () => {
    const known = facts.layers[layer.value].entries.some(([entry]) => entry === term.value.trim());
    const places = voices.filter((one) => one.checked).map((one) => Number(one.value));
    const all = estimate([0, 1, 2], null, null, false);
    const left = estimate(places, category.value || null, known ? term.value.trim() : null, Boolean(wire && wire.checked));
    const largest = Math.max(...[...all, ...left].map(({ value }) => value || 0));
    const order = all.map((_, at) => at).sort((one, other) => all[other].value - all[one].value);
    body.replaceChildren(...order.map((at) => {
      const row = document.createElement("tr");
      const { outlet, count, base, value } = left[at];
      const name = cell("th", "", { scope: "row" });
      name.append(cell("bdi", outlet));
      row.append(name,
        cell("td", write(all[at].value), { class: "n" }),
        cell("td", write(value), { class: "n estimate", "data-value": value }),
        draw(all[at].value, value, largest),
        cell("td", count.toLocaleString("en"), { class: "n" }),
        cell("td", base.toLocaleString("en"), { class: "n" }));
      return row;
    }));
    const out = voices.filter((one) => !one.checked).map((one) => one.parentElement.textContent.trim());
    if (wire && wire.checked) out.push("wire copy");
    if (category.value) out.push(`the category ${category.value.replaceAll("_", " ")}`);
    if (known) out.push(`the term “${term.value.trim()}”`);
    const missing = term.value.trim() && !known ? ` “${term.value.trim()}” is not among the terms found.` : "";
    told.textContent = (out.length ? `Left out: ${out.join("; ")}.` : "Nothing is left out.") + missing;
  };

  layer.replaceChildren(...Object.keys(facts.layers).map((name) => new Option(facts.layers[name].name, name)));
  layer.addEventListener("change", () => { fillLayer(); update(); });
  [category, ...voices, ...(wire ? [wire] : [])].forEach((one) => one.addEventListener("change", update));
  term.addEventListener("input", update);
  fillLayer();
  update();
  section.querySelectorAll(".needs-script").forEach((one) => { one.hidden = false; });
})();
