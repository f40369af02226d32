// SPDX-License-Identifier: GPL-3.0-or-later
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const audio = $("ap-audio"), bar = $("ap-bar"), copy = $("ap-copy"), field = $("ap-feed");
  let playing = null;

  const show = () => {
    for (const link of document.querySelectorAll(".episodes .round")) link.classList.toggle("on", link === playing && !audio.paused);
  };
  for (const link of document.querySelectorAll(".episodes .round")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      if (playing === link) {
        if (audio.paused) audio.play().catch(() => {});
        else audio.pause();
        return;
      }
      playing = link;
      bar.hidden = false;
      document.body.classList.add("listening");
      $("ap-now").textContent = link.dataset.title;
      audio.src = link.href;
      audio.play().catch(() => {});
    });
  }
  for (const kind of ["play", "pause", "ended"]) audio.addEventListener(kind, show);

  // A relative address is of no use in an app: show the whole one.
  field.value = new URL(field.value, location.href).href;
  field.addEventListener("focus", () => field.select());
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const label = copy.textContent;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      if (!document.execCommand("copy")) return;
    }
    copy.textContent = copy.dataset.copied;
    setTimeout(() => { copy.textContent = label; }, 2000);
  });
})();
