"use strict";
// Everything works without this script; it saves reloading and lets files be dropped.
(() => {
  const job = document.getElementById("job");
  if (job && ["waiting", "running"].includes(job.dataset.state)) {
    const bar = document.getElementById("bar");
    const told = document.getElementById("told");
    const look = async () => {
      const answer = await fetch(`/jobs/${job.dataset.job}/state`, { headers: { Accept: "application/json" } });
      if (!answer.ok) return location.reload();
      const state = await answer.json();
      if (state.state === "done") return location.replace(job.dataset.then + location.hash);
      if (state.state === "stopped" || state.state === "failed") return location.reload();
      if (state.state === "waiting" && state.before) {
        told.textContent = `Waits: ${state.before} ${state.before === 1 ? "job" : "jobs"} before it.`;
      } else if (state.total) {
        bar.max = state.total;
        bar.value = state.done;
        told.textContent = `${state.done} of ${state.total} reports.`;
      } else {
        told.textContent = "Under way.";
      }
      setTimeout(look, 400);
    };
    setTimeout(look, 400);
  }

  const line = document.getElementById("line");
  if (line) {
    const look = async () => {
      // A person on one of the buttons is not taken away from it.
      if (line.contains(document.activeElement)) return setTimeout(look, 1000);
      const answer = await fetch(location.href);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("line");
      if (!fresh || fresh.dataset.jobs !== line.dataset.jobs) return location.reload();
      const told = fresh.querySelectorAll("progress");
      line.querySelectorAll("progress").forEach((bar, at) => { bar.replaceWith(told[at] || bar); });
      const words = fresh.querySelectorAll(".meta");
      line.querySelectorAll(".meta").forEach((own, at) => { own.textContent = words[at].textContent; });
      setTimeout(look, 1000);
    };
    setTimeout(look, 1000);
  }

  const drop = document.getElementById("drop");
  const files = document.getElementById("files");
  if (drop && files) {
    const chosen = document.getElementById("chosen");
    const tell = () => {
      const names = [...files.files].map((file) => file.name);
      chosen.textContent = names.length ? names.join(", ") : "You can drop files here, too.";
    };
    files.addEventListener("change", tell);
    for (const name of ["dragover", "dragleave", "drop"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", name === "dragover");
        if (name === "drop" && event.dataTransfer.files.length) {
          files.files = event.dataTransfer.files;
          tell();
        }
      });
    }
  }

  const more = document.getElementById("more");
  if (more) {
    const hidden = [...document.querySelectorAll("[data-more]")];
    hidden.forEach((paste) => { paste.hidden = true; });
    more.hidden = false;
    more.addEventListener("click", () => {
      const next = hidden.shift();
      if (next) {
        next.hidden = false;
        next.querySelector("textarea").focus();
      }
      more.hidden = !hidden.length;
    });
  }
})();
