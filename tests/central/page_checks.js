// What must hold on every staff page; returns a list of complaints, empty when all is well.
() => {
  const wrong = [];
  const say = (what, node) => wrong.push(node ? `${what}: ${node.outerHTML.slice(0, 120)}` : what);
  const shown = (node) => node.getClientRects().length > 0;
  const all = (selector) => [...document.querySelectorAll(selector)];

  if (document.documentElement.lang !== "nl") say("lang is not nl");
  if (!document.title.trim()) say("no title");
  if (all("h1").length !== 1) say(`${all("h1").length} h1`);
  if (all("main").length !== 1) say("not one main");
  let level = 0;
  for (const heading of all("h1, h2, h3, h4")) {
    const here = Number(heading.tagName[1]);
    if (here > level + 1) say("a heading level is left out", heading);
    level = here;
  }
  const ids = all("[id]").map((node) => node.id);
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) say(`id ${id} twice`);
  for (const node of all("input:not([type=hidden]):not([hidden]), select, textarea"))
    if (!node.labels || !node.labels.length || !node.labels[0].textContent.trim()) say("no label", node);
  for (const node of all("[aria-labelledby], [aria-describedby]"))
    for (const id of `${node.getAttribute("aria-labelledby") || ""} ${node.getAttribute("aria-describedby") || ""}`.split(" "))
      if (id && !document.getElementById(id)) say(`aria points at ${id}, which is not there`, node);
  for (const node of all("button, a[href]")) if (!node.textContent.trim()) say("no words", node);
  for (const node of all("[tabindex]")) if (node.tabIndex > 0) say("tabindex above 0", node);
  for (const node of all("th")) if (!node.scope) say("th without scope", node);
  for (const node of all("img")) if (!node.hasAttribute("alt")) say("img without alt", node);
  for (const list of all("ul, ol")) for (const child of list.children) if (child.tagName !== "LI") say("not li", child);
  for (const node of all("script:not([src]):not([type='application/ld+json']), [style], style")) say("inline script or style", node);

  if (document.documentElement.scrollWidth > window.innerWidth) say(`wider than the screen: ${document.documentElement.scrollWidth}`);
  for (const node of all("button, select, textarea, input:not([type=hidden]):not([hidden]), summary, nav a, .button")) {
    if (!shown(node) || node.type === "checkbox" || node.type === "radio") continue; // their label is touched
    const box = node.getBoundingClientRect();
    if (box.height < 44 || box.width < 44) say(`small target ${Math.round(box.width)}x${Math.round(box.height)}`, node);
  }

  const channel = (value) => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const parse = (text) => (text.match(/[\d.]+/g) || []).map(Number);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !shown(node) || node.closest(".only-heard, .skip")) continue;
    const [one, other] = [light(parse(getComputedStyle(node).color)), light(ground(node))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 5) say(`contrast ${ratio.toFixed(1)}`, node);
  }
  return wrong;
}
