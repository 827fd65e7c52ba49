/**
 * Sound from the microphone, for so many seconds, by the browser's own MediaRecorder.
 *
 * @typedef {object} Recorded
 * @property {Blob} blob
 * @property {string} name with the ending of what the browser records in
 * @property {number} seconds
 */

/** What browsers record in, the smallest first; the ending by which the server knows it. */
const FORMS = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "mp4"],
];
const BITS = 64_000;
const TICK = 250;

/** Why there can be no recording here: "" where there can. */
export function whyNot() {
  if (!globalThis.isSecureContext) return "insecure";
  const canHear = Boolean(globalThis.navigator?.mediaDevices?.getUserMedia);
  return canHear && globalThis.MediaRecorder && formOf() ? "" : "unknown";
}

function formOf() {
  return FORMS.find(([media = ""]) => MediaRecorder.isTypeSupported(media));
}

export class Recorder {
  /** @param {number} most seconds @param {(left: number) => void} told how many are left */
  constructor(most, told) {
    this.most = most;
    this.told = told;
    /** @type {MediaRecorder | null} */
    this.recorder = null;
    /** @type {() => void} */
    this.stop = () => {};
  }

  /**
   * Record until it is stopped, or the seconds are over; what refuses the microphone is thrown.
   *
   * @param {() => void} begun
   * @returns {Promise<Recorded>}
   */
  async record(begun) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [media = "", ending = ""] = formOf() ?? [];
    try {
      return await this.#heard(stream, media, ending, begun);
    } finally {
      for (const track of stream.getTracks()) track.stop();
    }
  }

  /**
   * @param {MediaStream} stream
   * @param {string} media
   * @param {string} ending
   * @param {() => void} begun
   * @returns {Promise<Recorded>}
   */
  #heard(stream, media, ending, begun) {
    return new Promise((resolve, reject) => {
      const recorder = new MediaRecorder(stream, { mimeType: media, audioBitsPerSecond: BITS });
      /** @type {Blob[]} */
      const parts = [];
      const start = performance.now();
      const passed = () => (performance.now() - start) / 1000;
      const timer = setInterval(() => {
        this.told(Math.max(0, Math.ceil(this.most - passed())));
        if (passed() >= this.most) this.stop();
      }, TICK);
      this.stop = () => {
        if (recorder.state !== "inactive") recorder.stop();
      };
      recorder.ondataavailable = ({ data }) => parts.push(data);
      recorder.onerror = () => reject(new Error("recorder"));
      recorder.onstop = () => {
        clearInterval(timer);
        const [type] = media.split(";");
        const seconds = Math.min(passed(), this.most);
        resolve({ blob: new Blob(parts, { type }), name: `voice.${ending}`, seconds });
      };
      recorder.start(1000);
      this.told(this.most);
      begun();
    });
  }
}

/** Seconds as minutes and seconds: 1:05. @param {number} seconds */
export function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
