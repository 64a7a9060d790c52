/* Drawing streets, water and landmarks on the ground around a place. What is drawn stands in the fields below,
   position by position: without this script one types it there. Nothing is sent but by the form itself. */
(function () {
  "use strict";
  var card = document.querySelector(".board"), board = document.getElementById("bord");
  if (!card || !window.PointerEvent) return;
  var SVG = "http://www.w3.org/2000/svg", PAIR = /^\s*(\d{1,2}\.\d+)\s*,\s*(\d{1,2}\.\d+)\s*$/, NEAR = 22, STEP = 8, MOST = 60;
  var north = Number(card.dataset.north), west = Number(card.dataset.west);
  var southBy = Number(card.dataset.southBy), eastBy = Number(card.dataset.eastBy);
  var size = board.viewBox.baseVal, wide = size.width, high = size.height, zoom = 1;
  var which = document.getElementById("welke"), says = document.getElementById("bord-zegt");
  var lines = document.getElementById("lijnen"), grips = document.getElementById("punten");
  var dragged = false, now = 0, point = -1;
  var strokes = Array.prototype.map.call(document.querySelectorAll(".stroke"), function (one) {
    return {
      name: one.querySelector("input[type=text]"), kind: one.querySelector("select"),
      at: one.querySelector("textarea"), legend: one.querySelector("legend"), points: []
    };
  });

  function read(stroke) {
    stroke.points = stroke.at.value.split("\n").map(function (line) { return PAIR.exec(line); }).filter(Boolean)
      .map(function (pair) { return [(Number(pair[2]) - west) / eastBy, (north - Number(pair[1])) / southBy]; });
  }

  function write() {
    var stroke = strokes[now];
    stroke.at.value = stroke.points.map(function (one) {
      return (north - one[1] * southBy).toFixed(5) + ", " + (west + one[0] * eastBy).toFixed(5);
    }).join("\n");
    show();
  }

  /* A line that somebody typed in another way is not to be lost: it is drawn once the page was looked at. */
  function isOurs(stroke) {
    return stroke.at.value.split("\n").every(function (line) { return !line.trim() || PAIR.test(line); });
  }

  function make(parent, tag, attributes) {
    var made = document.createElementNS(SVG, tag);
    Object.keys(attributes).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    parent.appendChild(made);
    return made;
  }

  /* How long one pixel of the screen is on the ground that is drawn. */
  function unit() {
    return zoom * wide / (board.getBoundingClientRect().width || wide);
  }

  function called(stroke, number) {
    return (number + 1) + ". " + (stroke.name.value.trim() || "Nieuw");
  }

  function show() {
    lines.textContent = grips.textContent = "";
    ["water", "street", "lane"].forEach(function (look) {
      strokes.forEach(function (stroke, number) {
        var kind = stroke.kind.value, through = stroke.points.join(" ");
        if (kind !== "landmark" && (look === kind || (look === "lane" && kind === "street"))) {
          make(lines, "polyline", { "class": "line " + look + (number === now ? " now" : ""), points: through });
        }
      });
    });
    strokes.forEach(function (stroke, number) {
      if (!stroke.points.length) return;
      var middle = stroke.points[Math.floor((stroke.points.length - 1) / 2)];
      if (stroke.kind.value === "landmark") make(lines, "circle", { "class": "dot", cx: middle[0], cy: middle[1], r: 7 * unit() });
      make(lines, "text", { "class": "named", x: middle[0], y: middle[1] - 14 * unit(), "font-size": 16 * unit() }).textContent = stroke.name.value;
      if (number === now) stroke.points.forEach(function (one, at) {
        make(grips, "circle", { "class": "grip" + (at === point ? " chosen" : ""), cx: one[0], cy: one[1], r: 9 * unit() });
      });
    });
    Array.prototype.forEach.call(which.options, function (option, number) {
      option.textContent = called(strokes[number], number);
      strokes[number].legend.textContent = option.textContent;
    });
    tell();
  }

  function tell() {
    var count = strokes[now].points.length, told = "Nog geen punt.";
    if (!isOurs(strokes[now])) told = "Hier staat een positie die wij eerst moeten lezen. Raak Kijk eerst na aan.";
    else if (point >= 0) {
      told = "Punt " + (point + 1) + " van " + count;
      told += (count > 1 && point === 0 ? ", het begin." : count > 1 && point === count - 1 ? ", het einde." : ".");
    } else if (count) told = count + (count === 1 ? " punt." : " punten.") + " Kies er een.";
    if (says.textContent !== told) says.textContent = told;
  }

  function choose(number, at) {
    now = number;
    point = at;
    which.value = String(number);
    show();
  }

  function look() {
    var x = (wide - wide * zoom) / 2, y = (high - high * zoom) / 2;
    board.setAttribute("viewBox", [x, y, wide * zoom, high * zoom].join(" "));
    Array.prototype.forEach.call(board.querySelectorAll(".spot"), function (spot) {
      var words = spot.querySelector("text");
      spot.querySelector("circle").setAttribute("r", (spot.classList.contains("other") ? 7 : 9) * unit());
      words.setAttribute("dy", -14 * unit());
      words.setAttribute("font-size", 16 * unit());
    });
    show();
  }

  function place(event) {
    var box = board.getBoundingClientRect(), left = (wide - wide * zoom) / 2, top = (high - high * zoom) / 2;
    return [left + (event.clientX - box.left) / box.width * wide * zoom, top + (event.clientY - box.top) / box.height * high * zoom];
  }

  function nearest(here) {
    var best = -1, far = NEAR * unit();
    strokes[now].points.forEach(function (one, at) {
      var away = Math.hypot(one[0] - here[0], one[1] - here[1]);
      if (away <= far) { best = at; far = away; }
    });
    return best;
  }

  function add(here) {
    var stroke = strokes[now];
    if (!isOurs(stroke)) return;
    if (stroke.kind.value === "landmark" && stroke.points.length) {
      stroke.points = [here];
      point = 0;
    } else if (stroke.points.length < MOST) {
      point = point < 0 ? stroke.points.length : point + 1;
      stroke.points.splice(point, 0, here);
    }
    write();
  }

  function move(east, south) {
    var one = strokes[now].points[point];
    if (!one || !isOurs(strokes[now])) return;
    strokes[now].points[point] = [one[0] + east * zoom, one[1] + south * zoom];
    write();
  }

  function remove() {
    if (point < 0 || !isOurs(strokes[now])) return;
    strokes[now].points.splice(point, 1);
    point = Math.min(point, strokes[now].points.length - 1);
    write();
  }

  function step(by) {
    var count = strokes[now].points.length;
    if (count) choose(now, point < 0 ? (by > 0 ? 0 : count - 1) : (point + by + count) % count);
  }

  board.addEventListener("pointerdown", function (event) {
    var here = place(event), found = nearest(here);
    board.focus({ preventScroll: true });
    board.setPointerCapture(event.pointerId);
    dragged = true;
    if (found >= 0) choose(now, found); else add(here);
    event.preventDefault();
  });
  board.addEventListener("pointermove", function (event) {
    if (!dragged || point < 0 || !isOurs(strokes[now])) return;
    strokes[now].points[point] = place(event);
    write();
  });
  ["pointerup", "pointercancel"].forEach(function (name) {
    board.addEventListener(name, function () { dragged = false; });
  });
  board.addEventListener("keydown", function (event) {
    var by = event.shiftKey ? 1 : STEP, key = event.key;
    if (key === "ArrowLeft") move(-by, 0);
    else if (key === "ArrowRight") move(by, 0);
    else if (key === "ArrowUp") move(0, -by);
    else if (key === "ArrowDown") move(0, by);
    else if (key === "Delete" || key === "Backspace") remove();
    else return;
    event.preventDefault();
  });

  function acts(id, act) {
    document.getElementById(id).addEventListener("click", function () { act(); });
  }
  acts("punt-erbij", function () {
    var last = strokes[now].points[point < 0 ? strokes[now].points.length - 1 : point];
    add(last ? [last[0] + 40 * zoom, last[1]] : [wide / 2, high / 2 + 40 * zoom]);
    board.focus({ preventScroll: true });
  });
  acts("punt-weg", remove);
  acts("punt-vorig", function () { step(-1); });
  acts("punt-volgend", function () { step(1); });
  acts("verder", function () { zoom = Math.min(zoom * 2, 16); look(); });
  acts("dichter", function () { zoom = Math.max(zoom / 2, 0.25); look(); });

  strokes.forEach(function (stroke, number) {
    var option = document.createElement("option");
    option.value = String(number);
    which.appendChild(option);
    read(stroke);
    stroke.at.addEventListener("input", function () { read(stroke); choose(number, -1); });
    stroke.name.addEventListener("input", show);
    stroke.kind.addEventListener("change", show);
  });
  which.addEventListener("change", function () { choose(Number(which.value), -1); });
  card.hidden = false;
  window.addEventListener("resize", look);
  choose(strokes.length - 1, -1);
  look();
})();
