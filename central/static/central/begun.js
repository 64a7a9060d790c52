/* What somebody began at a kiosk stands behind the # of the address (kiosk/wire/begun.py): it goes into the form,
   and out of the address, before anything else. Nothing is stored, nothing is asked of anywhere; phones of ten
   years ago run this too. */
(function () {
  "use strict";
  var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  var payload = window.location.hash.slice(1);
  if (payload) {
    if (window.history.replaceState) window.history.replaceState(null, "", window.location.pathname + window.location.search);
    else window.location.hash = "";
  }
  var box = document.getElementById("begun");
  var form = document.getElementById("form");
  var begun = { minute: "", mark: "", schemes: "", cut: "", answers: {} };

  function show(what) {
    document.getElementById("begun-" + what).hidden = false;
  }

  function each(list, act) {
    for (var at = 0; at < list.length; at += 1) act(list[at]);
  }

  /* ---- letters */

  function checkOf(bytes) {
    var total = 0;
    for (var at = 0; at < bytes.length; at += 1) total = (total * 31 + bytes.charCodeAt(at)) % 65521;
    return String.fromCharCode(total >> 8, total & 255);
  }

  function decoded(letters) {
    var bits = 0, held = 0, bytes = "";
    for (var at = 0; at < letters.length; at += 1) {
      var five = LETTERS.indexOf(letters.charAt(at));
      if (five < 0) return null;
      held = ((held << 5) | five) & 4095;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes += String.fromCharCode((held >> bits) & 255);
      }
    }
    return bytes;
  }

  function encoded(bytes) {
    var bits = 0, held = 0, letters = "";
    for (var at = 0; at < bytes.length; at += 1) {
      held = ((held << 8) | bytes.charCodeAt(at)) & 4095;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        letters += LETTERS.charAt((held >> bits) & 31);
      }
    }
    if (bits) letters += LETTERS.charAt((held << (5 - bits)) & 31);
    return letters;
  }

  function read(whole) {
    if (whole.charAt(0) !== "1") return false;
    var bytes = decoded(whole.slice(1)), text;
    if (bytes === null || bytes.length < 2 || bytes.slice(0, 2) !== checkOf(bytes.slice(2))) return false;
    try {
      text = decodeURIComponent(escape(bytes.slice(2)));
    } catch (error) {
      return false;
    }
    var lines = text.split("\n");
    if (lines.length < 4) return false;
    begun.minute = lines[0];
    begun.mark = lines[1];
    begun.schemes = lines[2];
    begun.cut = lines[3];
    each(lines.slice(4), function (line) {
      var at = line.indexOf("=");
      if (at > 0) begun.answers[line.slice(0, at)] = line.slice(at + 1);
    });
    return true;
  }

  function written() {
    var lines = [begun.minute, begun.mark, begun.schemes, begun.cut];
    var said = answersNow();
    for (var step in said) if (Object.prototype.hasOwnProperty.call(said, step)) lines.push(step + "=" + said[step].replace(/\n/g, " "));
    var bytes = unescape(encodeURIComponent(lines.join("\n")));
    return "1" + encoded(checkOf(bytes) + bytes);
  }

  /* ---- the form */

  function isTouched(field) {
    return field.type === "radio" || field.type === "checkbox";
  }

  /* Fields of questions only: no square says what else the form holds. */
  function fields() {
    var found = [];
    each(form.querySelectorAll(".ask input"), function (field) {
      found.push(field);
    });
    return found;
  }

  function answersNow() {
    var said = {};
    each(fields(), function (field) {
      if (field.name === "schemes" || (isTouched(field) ? !field.checked : !field.value)) return;
      said[field.name] = isTouched(field) && said[field.name] ? said[field.name] + "," + field.value : field.value;
    });
    return said;
  }

  function fillIn() {
    each(fields(), function (field) {
      var schemes = field.name === "schemes";
      var answer = schemes ? begun.schemes.split(" ").join(",") : begun.answers[field.name];
      if (typeof answer !== "string" || !answer) return;
      if (isTouched(field)) field.checked = ("," + answer + ",").indexOf("," + field.value + ",") >= 0;
      else if (!insteadOf(field, answer)) field.value = answer.slice(0, 400);
      if (schemes && field.checked) document.getElementById("f-schemes").hidden = false;
    });
    form.elements.mark.value = begun.mark;
  }

  /* 'No address' stands behind its line as a tick of the same name. */
  function insteadOf(field, answer) {
    var tick = document.getElementById("i-" + field.name);
    return !!tick && tick.value === answer;
  }

  function isOld() {
    if (!begun.minute) return false; /* nobody set the clock of that kiosk */
    var age = Number(box.getAttribute("data-now")) - parseInt(begun.minute, 36);
    return !(Math.abs(age) <= Number(box.getAttribute("data-longest")));
  }

  if (payload) {
    if (!read(payload)) show("unread");
    else if (isOld()) {
      show("old");
      begun = { minute: "", mark: "", schemes: "", cut: "", answers: {} };
    } else {
      fillIn();
      show("carried");
      if (begun.cut) show("cut");
    }
  } else if (box.getAttribute("data-opened")) show("gone");
  if (!begun.mark) begun.mark = form.elements.mark.value;

  each(document.querySelectorAll(".others a"), function (link) {
    link.addEventListener("click", function (touched) {
      touched.preventDefault();
      window.location.href = link.href.split("#")[0] + "#" + written();
    });
  });
})();
