/** A command that cannot be done, with the reason in words. Nothing has changed then. */
export class Refused extends Error {
  /**
   * @param {string} code as the server names it
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
