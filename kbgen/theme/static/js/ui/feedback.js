// "Was this helpful?" without leaving the page. Without scripts the same form posts itself.

import { emit } from "../events.js";
import { device, flush, send } from "../feedback/send.js";
import { market } from "../market.js";
import { page, say } from "../page.js";

function bind() {
  const endpoint = new URL(page.endpoint ?? "", location.href).href;
  const form = document.querySelector("form[data-kb-vote]");
  const status = document.querySelector("[data-kb-vote-status]");
  const comment = document.querySelector("form[data-kb-comment]");
  if (!(form instanceof HTMLFormElement) || !status || !(comment instanceof HTMLFormElement)) return;
  const about = {
    locale: page.locale,
    article_id: page.article_id,
    revision: page.revision,
    market: market(),
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    for (const other of form.querySelectorAll("button[name=value]")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    const value = button.value;
    status.textContent = say("sending");
    const accepted = await send(endpoint, { type: "vote", value, device: device(), ...about });
    emit("vote", { value, accepted });
    comment.hidden = false;
    if (!accepted) status.textContent = say("waiting");
    else status.textContent = say(value === "yes" ? "thanks" : "sorry");
  });

  comment.addEventListener("submit", async (event) => {
    event.preventDefault();
    const box = comment.querySelector("textarea");
    const text = box?.value.trim();
    if (!box || !text) return;
    box.value = ""; // a second click has nothing to send
    status.textContent = say("sending");
    const values = { type: "comment", comment: text, device: device(), ...about };
    const accepted = await send(endpoint, values);
    emit("comment", { accepted });
    comment.hidden = true;
    status.textContent = say(accepted ? "comment_thanks" : "waiting");
    if (status instanceof HTMLElement) status.focus();
  });

  addEventListener("online", () => flush(endpoint));
  flush(endpoint);
}

bind();
