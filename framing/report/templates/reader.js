// The articles of the report: details of a mark, all a source says, search, two articles side by side.
"use strict";
(() => {
  const reader = document.getElementById("reader");
  if (!reader) return;
  const facts = JSON.parse(document.getElementById("reader-facts").textContent);
  const articles = [...reader.querySelectorAll("details.article")];
  const MARKS = ["content", "quotation", "source", "cue", "scare_quote", "loaded", "hedge", "booster", "naming"];
  const SELECTOR = MARKS.map((layer) => `.fr-text .fr-${layer}`).join(",");

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const shorten = (text, limit = 60) => {
    const whole = text.replace(/\s+/g, " ").trim();
    return whole.length <= limit ? whole : `${whole.slice(0, limit).replace(/ \S*$/, "")} …`;
  };

  // The words of an article, without the names that only screen readers get and what is said about it.
  const ADDED = ".fr-name, .fr-twin, .fr-sources, .fr-facts, .quiet";
  const textNodes = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(ADDED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  const wordsOf = (element) => textNodes(element).map((node) => node.data).join("");

  // Marks of layers that are shown.
  const layerOf = (mark) => mark.classList[0].slice(3);
  const isShown = (mark) => reader.querySelector(`.fr-show-${layerOf(mark)}`).checked;
  const markAt = (element) => {
    let mark = element.closest?.(SELECTOR);
    while (mark && !isShown(mark)) mark = mark.parentElement.closest(SELECTOR);
    return mark;
  };

  // Details of a mark.
  const detail = document.getElementById("detail");
  const unlight = () => reader.querySelectorAll(".fr-lit").forEach((one) => one.classList.remove("fr-lit"));
  let told = null; // the mark whose details are shown
  const hide = () => {
    if (detail.contains(document.activeElement)) told?.focus();
    detail.hidden = true;
    unlight();
  };

  const homeOf = (mark) => document.getElementById(`article-${mark.closest("[data-place]").dataset.place}`);
  const linkTo = (content, before) => make("a", { href: `#${content.id}` }, before + shorten(wordsOf(content), 48));
  // All parts of what a source says. A name such as "ministry" is the same source only within one event.
  const partsOf = (number, home) => [...reader.querySelectorAll(`.fr-text [data-source="${number}"]`)].filter((one) => {
    const article = homeOf(one);
    return article === home || (home.dataset.event && article.dataset.event === home.dataset.event);
  });
  const tellSource = (parts, number, home) => {
    const all = parts.filter((one) => one.matches(".fr-begins") && !one.closest(".pair-view"));
    const here = all.filter((one) => one.closest("details.article") === home);
    const elsewhere = all.filter((one) => !here.includes(one));
    const list = make("ul");
    for (const one of here) list.append(make("li", {}, linkTo(one, "")));
    for (const one of elsewhere.slice(0, 12)) {
      list.append(make("li", {}, linkTo(one, `${one.closest("details.article").dataset.outlet}: `)));
    }
    const more = elsewhere.length > 12 ? `, ${elsewhere.length - 12} more not listed` : "";
    const said = `All that ${facts.sources[number] ?? "this source"} says: ${all.length} passage${all.length === 1 ? "" : "s"}${more}`;
    return [make("p", {}, said), list];
  };
  const show = (mark) => {
    unlight();
    const lines = [];
    for (let one = mark; one; one = one.parentElement.closest(SELECTOR)) {
      if (!isShown(one)) continue;
      lines.push(make("p", {}, make("b", {}, shorten(wordsOf(one), 80)), ` ${one.title}`));
    }
    const number = mark.closest("[data-source]")?.dataset.source;
    if (number !== undefined) {
      const parts = partsOf(number, homeOf(mark));
      lines.push(...tellSource(parts, number, homeOf(mark)));
      parts.forEach((one) => one.classList.add("fr-lit"));
    }
    told = mark;
    detail.querySelector("div").replaceChildren(...lines);
    detail.hidden = false;
  };
  detail.querySelector("button").addEventListener("click", hide);

  // One mark of each text can be reached with Tab; the arrow keys lead to the others.
  const marksIn = (text) => [...text.querySelectorAll(SELECTOR)].filter(isShown);
  const prepare = (text) => {
    text.querySelectorAll(SELECTOR).forEach((mark) => mark.removeAttribute("tabindex"));
    marksIn(text)[0]?.setAttribute("tabindex", "0");
  };
  const textOf = (mark) => mark.closest(".pair-view, details.article");
  const move = (mark, step) => {
    const marks = marksIn(textOf(mark));
    const at = marks.indexOf(mark);
    const next = marks[step === "first" ? 0 : step === "last" ? marks.length - 1 : at + step];
    if (!next) return;
    mark.removeAttribute("tabindex");
    next.setAttribute("tabindex", "0");
    next.focus();
  };
  const STEPS = { ArrowRight: 1, ArrowLeft: -1, Home: "first", End: "last" };
  reader.addEventListener("keydown", (event) => {
    if (!event.target.matches(SELECTOR) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in STEPS) move(event.target, STEPS[event.key]);
    else if (event.key === "Enter") (detail.querySelector("a") ?? detail.querySelector("button")).focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  const showAt = (event) => {
    const mark = markAt(event.target);
    if (mark) show(mark);
  };
  reader.addEventListener("focusin", showAt);
  reader.addEventListener("click", showAt);
  // Text that scrolls under a pointer at rest is not pointed at.
  let pointed = null;
  reader.addEventListener("mousemove", (event) => {
    if (!(event.movementX || event.movementY) || event.target === pointed) return;
    pointed = event.target;
    showAt(event);
  });
  reader.addEventListener("toggle", (event) => {
    if (event.target.matches("details.article") && event.target.open) prepare(event.target);
  }, true);
  reader.querySelector(".fr-layers").addEventListener("change", () => {
    hide();
    reader.querySelectorAll("details.article[open], .pair-view").forEach(prepare);
  });

  // Whatever a link leads to is opened first.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let one = target; one; one = one.parentElement?.closest("details")) if (one.matches("details")) one.open = true;
    if (target.matches("tbody")) target.querySelector("details")?.setAttribute("open", "");
    target.scrollIntoView({ block: "center" });
    if (target.matches(SELECTOR)) {
      target.setAttribute("tabindex", "0");
      target.focus();
    }
  };
  window.addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });

  // Search.
  const search = document.getElementById("search");
  const searchTold = document.getElementById("search-told");
  const find = (article, pattern) => {
    const nodes = textNodes(article);
    const whole = nodes.map((node) => node.data).join("");
    const ranges = [];
    let node = 0, origin = 0;
    const place = (offset) => {
      while (offset > origin + nodes[node].length) origin += nodes[node++].length;
      return [nodes[node], offset - origin];
    };
    for (const match of whole.matchAll(pattern)) {
      const range = new Range();
      range.setStart(...place(match.index));
      range.setEnd(...place(match.index + match[0].length));
      ranges.push(range);
    }
    return ranges;
  };
  const lookUp = () => {
    const words = search.value.trim();
    CSS.highlights?.delete("found");
    if (words.length < 2) {
      articles.forEach((one) => { one.hidden = false; one.querySelector(".hits").textContent = ""; });
      searchTold.textContent = "";
      return;
    }
    const escaped = words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
    const pattern = new RegExp(escaped, "giu");
    const all = [];
    for (const article of articles) {
      const ranges = find(article, pattern);
      article.hidden = !ranges.length;
      article.querySelector(".hits").textContent = ranges.length ? ` · ${ranges.length} found` : "";
      ranges.forEach((range) => all.push(range));
    }
    if (CSS.highlights) {
      const found = new Highlight();
      all.forEach((range) => found.add(range));
      CSS.highlights.set("found", found);
    }
    const n = articles.filter((one) => !one.hidden).length;
    searchTold.textContent = `${all.length} found in ${n} of ${articles.length} articles`;
  };
  let waiting;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(lookUp, 120); });

  // Two articles of one event side by side.
  const [chooseEvent, chooseLeft, chooseRight] = ["event", "left", "right"].map((name) => document.getElementById(`pair-${name}`));
  const view = document.getElementById("pair-view");
  const byEvent = new Map();
  for (const article of articles) {
    const { event } = article.dataset;
    if (event) byEvent.set(event, [...(byEvent.get(event) ?? []), article]);
  }
  const pairable = [...byEvent.keys()].filter((event) => byEvent.get(event).length > 1);
  const placeOf = (article) => Number(article.dataset.place);
  const fill = (select, given, chosen) => select.replaceChildren(...given.map(([value, text]) => {
    const option = make("option", { value }, text);
    option.selected = String(value) === String(chosen);
    return option;
  }));
  // An outlet with two articles on the event is told apart by the headline.
  const nameOf = (one, list) => (list.filter((other) => other.dataset.outlet === one.dataset.outlet).length > 1
    ? `${one.dataset.outlet} · ${shorten(one.querySelector(".headline").textContent, 40)}` : one.dataset.outlet);
  const optionsOf = (list) => list.map((one) => [placeOf(one), nameOf(one, list)]);
  const pairingOf = (left, right) => {
    const same = facts.pairs.find((pair) => pair.left === left && pair.right === right);
    if (same) return same;
    const turned = facts.pairs.find((pair) => pair.left === right && pair.right === left);
    return {
      rows: turned.rows.map(([a, b, c, d]) => [c, d, a, b]),
      links: turned.links.map(([one, other]) => [other, one]),
    };
  };
  const cellOf = (article, side, first, last) => {
    const cell = make("div", { class: "fr-cell", "data-place": placeOf(article) });
    for (const paragraph of [...article.querySelector(".fr-text").children].slice(first, last)) {
      const copy = paragraph.cloneNode(true);
      copy.querySelectorAll("[id]").forEach((one) => { one.id = `${side}-${one.id}`; });
      copy.querySelectorAll("[tabindex]").forEach((one) => one.removeAttribute("tabindex"));
      copy.querySelectorAll(".fr-lit").forEach((one) => one.classList.remove("fr-lit"));
      cell.append(copy);
    }
    return cell;
  };
  const number = (links) => links.forEach(([left, right], at) => {
    const ends = [document.getElementById(`L-${left}`), document.getElementById(`R-${right}`)];
    ends.forEach((end, side) => end.prepend(make("a", {
      class: "fr-twin",
      href: `#${ends[1 - side].id}`,
      "aria-label": `Statement ${at + 1}: to the same statement in the other article`,
    }, `⇄ ${at + 1}`), " "));
  });
  const setSideBySide = () => {
    const [left, right] = [chooseLeft, chooseRight].map((one) => document.getElementById(`article-${one.value}`));
    const pairing = pairingOf(placeOf(left), placeOf(right));
    const heads = [left, right].map((one) => make("div", { class: "fr-cell" },
      make("h3", { dir: "auto" }, one.querySelector(".headline").textContent),
      make("p", { class: "fr-facts" }, one.querySelector(".fr-facts").textContent)));
    const rows = pairing.rows.map(([a, b, c, d]) => make("div", { class: "fr-row fr-text" },
      cellOf(left, "L", a, b), cellOf(right, "R", c, d)));
    const n = pairing.links.length;
    const said = n === 0 ? "No statement was found that both report."
      : `${n} statement${n > 1 ? "s" : ""} that both seem to report: follow a number (⇄) to the other article.`;
    view.replaceChildren(make("p", { class: "quiet" }, said),
      make("div", { class: "fr-pair" }, make("div", { class: "fr-row" }, ...heads), ...rows));
    number(pairing.links);
    prepare(view);
  };
  const chooseArticles = () => {
    const list = byEvent.get(chooseEvent.value);
    const left = list.find((one) => String(placeOf(one)) === chooseLeft.value) ?? list[0];
    const others = list.filter((one) => one !== left);
    fill(chooseLeft, optionsOf(list), placeOf(left));
    fill(chooseRight, optionsOf(others), chooseRight.value);
    if (!chooseRight.value) chooseRight.selectedIndex = 0;
    setSideBySide();
  };
  if (pairable.length) {
    fill(chooseEvent, pairable.map((event) => [event, event]), pairable[0]);
    [chooseEvent, chooseLeft].forEach((one) => one.addEventListener("change", chooseArticles));
    chooseRight.addEventListener("change", setSideBySide);
    const whole = document.getElementById("side-by-side");
    whole.addEventListener("toggle", () => { if (whole.open && !view.children.length) chooseArticles(); });
    whole.hidden = false;
  }
  reader.querySelectorAll(".needs-script").forEach((one) => { one.hidden = false; });
  reveal();
})();
