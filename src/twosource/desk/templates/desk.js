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
      if (state.state === "done") return location.assign(state.target);
      if (state.state === "stopped" || state.state === "failed") return location.reload();
      if (state.total) {
        bar.max = state.total;
        bar.value = state.done;
        told.textContent = `${state.done} of ${state.total} reports.`;
      }
      setTimeout(look, 400);
    };
    setTimeout(look, 400);
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
