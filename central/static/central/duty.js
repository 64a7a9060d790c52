/* 'Ik heb dienst': asks every three seconds who calls, rings, and says so in red when it cannot hear anybody. */
(function () {
  "use strict";
  var page = document.getElementById("dienst");
  if (!page || !("on" in page.dataset)) return;
  var nu = document.getElementById("nu"), off = document.getElementById("weg");
  var line = document.getElementById("lijn"), out = document.getElementById("afgemeld");
  var geluid = document.getElementById("geluid"), naam = document.getElementById("naam");
  var title = document.title, shown = "", audio = null, lock = null;
  var heard = Date.now(), asking = false, ended = false;
  var ASK = 3000, LONG = 8000, LOST = 10000;

  function lost(yes) {
    off.hidden = !yes;
    line.hidden = yes;
    page.classList.toggle("lost", yes);
  }

  function same(words) {  // without the tokens, which are others each time
    return words.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "");
  }

  function show(words) {
    heard = Date.now();
    lost(false);
    if (same(words) !== shown) {  // or a button would be another one under the finger
      shown = same(words);
      nu.innerHTML = words;
    }
    ring();
  }

  function ended_session() {
    ended = true;
    out.hidden = false;
    line.hidden = off.hidden = true;
    page.classList.add("lost");
    document.title = "Niet aangemeld – " + title;
  }

  function call(address, what) {
    var stop = new AbortController(), wait = setTimeout(function () { stop.abort(); }, LONG);
    what.signal = stop.signal;
    what.credentials = "same-origin";
    what.cache = "no-store";
    return fetch(address, what).then(function (answer) {
      if (answer.redirected || answer.status === 403) { ended_session(); return null; }
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    }).finally(function () { clearTimeout(wait); });
  }

  function ask() {
    if (asking || ended) return;
    asking = true;
    call(page.dataset.now, {}).then(function (words) {
      if (words !== null) show(words);
    }).catch(function () {
      if (!navigator.onLine || Date.now() - heard > LOST - ASK) lost(true);
    }).finally(function () { asking = false; });
    if (Date.now() - heard > LOST) lost(true);
  }

  function ring() {
    var rings = nu.querySelectorAll("[data-rings]").length;
    document.title = rings ? "(" + rings + ") Hulp gevraagd" : title;
    if (!rings) return;
    if (navigator.vibrate) navigator.vibrate([200, 100, 200]);
    if (!audio || audio.state !== "running") return;
    [0, 0.35].forEach(function (after, index) {
      var tone = audio.createOscillator(), loud = audio.createGain(), at = audio.currentTime + after;
      tone.frequency.value = index ? 660 : 880;
      loud.gain.setValueAtTime(0.001, at);
      loud.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
      tone.connect(loud).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.55);
    });
    page.dataset.rang = String(Number(page.dataset.rang || 0) + 1);
  }

  function sound() {
    var Audio = window.AudioContext || window.webkitAudioContext;
    if (!Audio) { geluid.hidden = true; return; }
    if (!audio) {
      audio = new Audio();
      audio.onstatechange = function () { geluid.hidden = audio.state === "running"; };
    }
    if (audio.state !== "running") audio.resume();
    geluid.hidden = audio.state === "running";
  }

  function awake() {
    if (!navigator.wakeLock || document.visibilityState !== "visible" || lock) return;
    navigator.wakeLock.request("screen").then(function (held) {
      lock = held;
      page.dataset.awake = "";
      held.addEventListener("release", function () { lock = null; delete page.dataset.awake; });
    }).catch(function () { lock = null; });
  }

  nu.addEventListener("submit", function (event) {
    var form = event.target, said = new FormData(form), button = event.submitter;
    event.preventDefault();
    if (button && button.name) said.set(button.name, button.value);
    if (said.has("who")) said.set("who", naam.value);
    if (button) button.disabled = true;
    call(form.action, { method: "POST", body: said, headers: { "X-Script": "1" } }).then(function (words) {
      if (words !== null) show(words);
    }).catch(function () {
      lost(true);
      if (button) button.disabled = false;
    });
  });
  document.addEventListener("pointerdown", sound);
  document.addEventListener("keydown", sound);
  document.addEventListener("visibilitychange", function () { awake(); if (!document.hidden) ask(); });
  window.addEventListener("online", ask);
  window.addEventListener("offline", function () { lost(true); });
  geluid.hidden = false;
  sound();
  awake();
  ring();
  setInterval(ask, ASK);
})();
