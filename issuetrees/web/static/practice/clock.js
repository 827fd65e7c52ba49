/** A clock that runs while somebody sketches, for whoever wants one. */

const SECOND = 1000;

/** @param {number} seconds */
export const written = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function start() {
  const button = document.querySelector("[data-clock]");
  const shown = document.querySelector("[data-time]");
  const field = document.querySelector("[name=seconds]");
  if (!(button instanceof HTMLElement && shown instanceof HTMLElement)) return;
  if (!(field instanceof HTMLInputElement)) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const began = Date.now();
    button.hidden = true;
    shown.hidden = false;
    document.querySelector("textarea")?.focus();
    const tick = () => {
      const seconds = Math.round((Date.now() - began) / SECOND);
      field.value = String(seconds);
      shown.textContent = written(seconds);
    };
    tick();
    const timer = setInterval(() => (shown.isConnected ? tick() : clearInterval(timer)), SECOND);
  });
}

start();
