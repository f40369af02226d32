// SPDX-License-Identifier: GPL-3.0-or-later
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const audio = $("ap-audio"), controls = $("ap-controls"), prose = $("ap-article");
  const seek = $("ap-seek"), play = $("ap-play"), follow = $("ap-follow"), speed = $("ap-speed"), volume = $("ap-volume");
  const { id, duration, cues, chapters } = JSON.parse($("ap-timeline").textContent);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const links = [...document.querySelectorAll(".chapters a[data-ms]")];
  const player = controls.closest(".player");

  // A page from disk, or a reader who forbids it, has no memory; everything else works without.
  const memory = {
    get: (key) => { try { return localStorage.getItem("audiopost:" + key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem("audiopost:" + key, value); } catch { /* forgotten */ } },
  };
  const clock = (seconds) => {
    const s = Math.max(0, Math.floor(seconds)), h = Math.floor(s / 3600), two = (n) => String(n).padStart(2, "0");
    return h ? `${h}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${Math.floor(s / 60)}:${two(s % 60)}`;
  };
  const last = (list, ms) => {
    let low = 0, high = list.length;
    while (low < high) { const mid = (low + high) >> 1; if (list[mid][0] <= ms) low = mid + 1; else high = mid; }
    return low - 1;
  };
  const total = () => (Number.isFinite(audio.duration) ? audio.duration : duration / 1000);

  // ---- what is being read
  let current = -1, shown = [], roving = null, wordAt = -1;
  const words = "highlights" in CSS ? new Highlight() : null;
  if (words) {
    CSS.highlights.set("ap-word", words);
    // Said here and not in the style sheet, where validators do not know it yet.
    const style = new CSSStyleSheet();
    style.replaceSync("::highlight(ap-word) { background-color: var(--word); }");
    document.adoptedStyleSheets.push(style);
  }

  const mark = (number) => {
    for (const element of shown) element.classList.remove("here");
    shown = [];
    current = number;
    wordAt = -1;
    words?.clear();
    if (number < 0) return;
    shown = [$(cues[number][2]), $("ap-t" + number)].filter(Boolean);
    for (const element of shown) element.classList.add("here");
    const place = $(cues[number][2]);
    if (place?.classList.contains("s") && document.activeElement !== roving) rove(place);
    if (place && follow.checked && !audio.paused) bring(place);
  };
  const markWord = (ms) => {
    if (!words || current < 0) return;
    const [start, , target, marks] = cues[current];
    if (!marks.length || !$(target)) return;
    let number = -1;
    for (let i = 0; i < marks.length && marks[i + 2] <= ms - start; i += 3) number = i;
    if (number === wordAt) return;
    wordAt = number;
    words.clear();
    if (number >= 0) words.add(range($(target), marks[number], marks[number + 1]));
  };
  const range = (element, offset, length) => {
    const made = new Range(), walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let seen = 0, begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const end = seen + node.length;
      if (!begun && offset < end) { made.setStart(node, offset - seen); begun = true; }
      if (begun && offset + length <= end) { made.setEnd(node, offset + length - seen); return made; }
      seen = end;
    }
    made.selectNodeContents(element);
    return made;
  };

  // ---- follow along: only when the sentence leaves the middle of the window, and never against the reader's own hand
  let handsOff = 0;
  const hold = () => { handsOff = performance.now() + 4000; };
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, hold, { passive: true });
  addEventListener("keydown", (event) => {
    if (["PageUp", "PageDown", "Home", "End", " ", "ArrowUp", "ArrowDown"].includes(event.key) && event.target === document.body) hold();
  });
  const bring = (element) => {
    if (performance.now() < handsOff) return;
    const box = element.getBoundingClientRect(), wide = element.closest(".wide"), frame = wide?.getBoundingClientRect();
    if (wide && (box.left < frame.left || box.right > frame.right)) wide.scrollLeft += box.left - frame.left - 16;
    if (box.top > innerHeight * 0.12 && box.bottom < innerHeight * 0.72) return;
    scrollTo({ top: scrollY + box.top - innerHeight * 0.3, behavior: still.matches ? "auto" : "smooth" });
  };

  // ---- sentences: one tab stop for all of them
  const sentences = () => [...prose.querySelectorAll(".s")];
  const rove = (element) => {
    roving?.removeAttribute("tabindex");
    roving = element;
    roving?.setAttribute("tabindex", "0");
  };
  const playFrom = (element) => {
    const number = cues.findIndex((cue) => cue[2] === element.id);
    if (number >= 0) jump(cues[number][0], true);
  };
  prose.addEventListener("keydown", (event) => {
    if (event.target !== roving || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = sentences(), at = all.indexOf(roving);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") playFrom(roving);
    else if (to === undefined) return;
    else if (all[to]) { rove(all[to]); all[to].focus(); }
    event.preventDefault();
  });
  // A click starts nothing for someone who only reads: it counts once listening has begun.
  let begun = false;
  document.querySelector("main").addEventListener("click", (event) => {
    if (!begun || event.defaultPrevented || event.target.closest("a, button, summary, input, select, label")) return;
    if (!getSelection().isCollapsed) return;
    const sentence = event.target.closest(".s"), line = event.target.closest(".line");
    if (sentence) playFrom(sentence);
    else if (line) jump(cues[Number(line.id.slice(4))][0], true);
  });

  // ---- moving about
  const jump = (ms, start) => {
    audio.currentTime = Math.min(total(), Math.max(0, ms / 1000 + 0.001));
    handsOff = 0;
    told = -Infinity;
    if (start) audio.play().catch(() => {});
    update();
  };
  const skip = (seconds) => jump((audio.currentTime + seconds) * 1000, false);
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      jump(Number(link.dataset.ms), true);
    });
  }
  play.addEventListener("click", () => (audio.paused ? audio.play().catch(() => {}) : audio.pause()));
  $("ap-back").addEventListener("click", () => skip(-15));
  $("ap-forward").addEventListener("click", () => skip(15));
  seek.addEventListener("input", () => jump(Number(seek.value) * 1000, false));
  seek.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -30, PageUp: 30 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    skip(step);
  });
  speed.addEventListener("change", () => {
    audio.playbackRate = Number(speed.value);
    memory.set("speed", speed.value);
  });
  volume.addEventListener("input", () => { audio.volume = Number(volume.value); audio.muted = false; });
  audio.addEventListener("volumechange", () => { volume.value = audio.muted ? 0 : audio.volume; });
  follow.addEventListener("change", () => {
    memory.set("follow", follow.checked ? "1" : "0");
    handsOff = 0;
    if (follow.checked && current >= 0 && $(cues[current][2])) bring($(cues[current][2]));
  });

  // ---- what is shown
  let second = -1, chapter = -2, told = -Infinity;
  const tell = (at) => {
    const title = chapter < 0 ? "" : chapters[chapter][1];
    const spoken = seek.dataset.of.replace("{now}", clock(at)).replace("{total}", clock(total()));
    seek.value = Math.floor(at);
    seek.setAttribute("aria-valuetext", title ? `${spoken}, ${title}` : spoken);
    told = at;
  };
  const update = () => {
    const at = audio.currentTime, ms = at * 1000, before = current;
    // In the silence after a sentence it stays lit; before the first nothing is.
    const number = last(cues, ms);
    if (number !== current) mark(number);
    markWord(ms);
    const now = last(chapters, ms);
    if (now !== chapter) {
      chapter = now;
      told = -Infinity;
      links.forEach((link, i) => {
        if (i === chapter) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }
    if (Math.floor(at) !== second || number !== before) {
      second = Math.floor(at);
      $("ap-time").textContent = clock(at);
      $("ap-left").textContent = clock(total());
      seek.max = Math.ceil(total());
      // What the article does not show in words can still be read while it is said.
      const unseen = number >= 0 && !cues[number][2] ? $("ap-t" + number)?.lastElementChild?.textContent : "";
      $("ap-now").textContent = (audio.paused ? "" : unseen) || (chapter < 0 ? "" : chapters[chapter][1]);
    }
    // A slider that has the focus is read out at every change: over the voice that would be noise.
    const quiet = !audio.paused && seek.matches(":focus-visible") ? 15 : 1;
    if (Math.abs(at - told) >= quiet) tell(at);
  };
  let saved = 0;
  const save = () => {
    const at = audio.currentTime;
    memory.set("at:" + id, at > 5 && at < total() - 10 ? at.toFixed(1) : "0");
    saved = performance.now();
  };
  const frame = () => {
    update();
    if (performance.now() - saved > 5000) save();
    if (!audio.paused) requestAnimationFrame(frame);
  };
  const state = () => {
    player.classList.toggle("playing", !audio.paused);
    play.setAttribute("aria-label", audio.paused ? play.dataset.play : play.dataset.pause);
    second = -1;
    update();
  };
  audio.addEventListener("play", () => { begun = true; document.body.classList.add("ready"); state(); dock(); requestAnimationFrame(frame); });
  audio.addEventListener("pause", () => { state(); save(); });
  audio.addEventListener("seeked", update);
  // A tab in the background draws no frames.
  audio.addEventListener("timeupdate", update);
  audio.addEventListener("ended", () => { save(); mark(-1); });
  addEventListener("pagehide", save);

  // ---- the bar at the foot of the window, once the player has scrolled away and listening has begun
  const place = $("ap-place");
  let away = false;
  const dock = () => {
    const docked = away && begun;
    if (docked && !place.classList.contains("docked")) place.style.minHeight = place.offsetHeight + "px";
    place.classList.toggle("docked", docked);
    document.body.classList.toggle("barred", docked);
    if (!docked) place.style.minHeight = "";
  };
  new IntersectionObserver((entries) => {
    const { intersectionRatio, boundingClientRect } = entries[entries.length - 1];
    away = intersectionRatio < 0.6 && boundingClientRect.top < 0;
    dock();
  }, { threshold: 0.6 }).observe(place);

  // ---- keys on headphones and lock screens
  if ("mediaSession" in navigator) {
    const session = navigator.mediaSession;
    session.metadata = new MediaMetadata({ title: $("ap-title").textContent, album: document.querySelector(".show span").textContent });
    const step = (by) => {
      const to = chapters[Math.min(chapters.length - 1, Math.max(0, last(chapters, audio.currentTime * 1000) + by))];
      if (to) jump(to[0], false);
    };
    const actions = {
      play: () => audio.play(), pause: () => audio.pause(), seekbackward: () => skip(-15), seekforward: () => skip(15),
      previoustrack: () => step(-1), nexttrack: () => step(1),
    };
    for (const [name, action] of Object.entries(actions)) {
      try { session.setActionHandler(name, action); } catch { /* not known here */ }
    }
  }

  // ---- start
  audio.controls = false;
  controls.hidden = false;
  $("ap-hint").hidden = false;
  const remembered = memory.get("follow");
  follow.checked = remembered === null ? !still.matches : remembered === "1";
  const rate = memory.get("speed");
  if (rate && [...speed.options].some((option) => option.value === rate)) speed.value = rate;
  audio.preservesPitch = true;
  audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value);
  rove(prose.querySelector(".s"));
  const begin = () => {
    const wanted = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
    const cue = location.hash.startsWith("#ap-c") ? cues.find((entry) => "#" + entry[2] === location.hash) : null;
    const at = wanted ? Number(wanted[1]) : cue ? cue[0] / 1000 : null;
    if (at !== null) jump(at * 1000, false);
    return at !== null;
  };
  if (!begin()) {
    const at = Number(memory.get("at:" + id)) || 0;
    if (at > 5) audio.currentTime = at;
    update();
    if (at <= 5) mark(-1);
  }
  addEventListener("hashchange", begin);
})();
